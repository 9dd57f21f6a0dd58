package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFilterTest {

    private static TableFilter filter(String rules) {
        return TableFilter.parse(Arrays.asList(rules.split(" ; ")));
    }

    @ParameterizedTest
    @CsvSource({"mysqldb,t,true", "MySQL,user,false", "sys,x,false", "information_schema,tables,false",
        "Performance_Schema,x,false", "METRICS_SCHEMA,x,false", "inspection_schema,x,false",
        "lightning_task_info,t,true", "test,t,true"})
    void leavesOutSystemSchemasByDefault(String schema, String table, boolean accepted) {
        assertThat(TableFilter.parse(TableFilter.DEFAULT_RULES).accepts(new TableName(schema, table)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "employees.* ; !*.dep* ; *.departments|employees|dept_emp|false",
        "employees.* ; !*.dep* ; *.departments|employees|departments|true",
        "employees.* ; !*.dep* ; *.departments|else|departments|true",
        "employees.* ; !*.dep* ; *.departments|irrelevant|table|false", "!*.Password|a|b|false",
        "*.* ; !*.Password|a|b|true", "*.* ; !*.Password|a|PASSWORD|false", "/b/.*|db01|x|true",
        "/b/.*|aaa|x|false", "/^a\\/b$/.*|a/b|x|true", "`db.with.dots`.`t\\2`|db.with.dots|t\\2|true",
        "\"a\"\"b\".`c``d`|a\"b|c`d|true", "[!a-z].[^a-z]|!|z|true", "[!a-z].[^a-z]|!|9|false",
        "[!a-z].[^a-z]|1|^|true", "my\\-db.*|my-db|x|true", "my\\-db.*|my_db|x|false", "a?c.t|abc|t|true",
        "a?c.t|ac|t|false", "ab.t|xab|t|false", "daß$_1.t|daß$_1|t|true",
        "  # a comment ; a.b|a|b|true", "a.b ;   ; x.y|a|b|true", "a.b|A|B|true", "\\😀.t|😀|t|true"})
    void letsTheLastMatchingRuleDecide(String rules, String schema, String table, boolean accepted) {
        assertThat(filter(rules).accepts(new TableName(schema, table))).isEqualTo(accepted);
    }

    @Test
    void letsAWildcardStandForALineBreakToo() {
        assertThat(filter("a*.?").accepts(new TableName("a\nb", "\n"))).isTrue();
    }

    @Test
    void tellsUpperFromLowerCaseWhenAsked() {
        TableFilter filter = TableFilter.parse(List.of("Shop.*"), NameCase.SENSITIVE);
        assertThat(filter.accepts(new TableName("Shop", "a"))).isTrue();
        assertThat(filter.accepts(new TableName("shop", "a"))).isFalse();
    }

    @Test
    void leavesOutEverythingWithoutARule() {
        TableFilter filter = TableFilter.parse(List.of());
        assertThat(filter.accepts(new TableName("a", "b"))).isFalse();
        assertThat(filter.acceptsSchema("a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"*.* ; !*.Password|a|true", "*.* ; !a.*|a|false", "*.* ; !a.x|a|true",
        "a.x|a|true", "a.x|b|false"})
    void keepsASchemaWhoseTablesAreOnlyPartlyLeftOut(String rules, String schema, boolean accepted) {
        assertThat(filter(rules).acceptsSchema(schema)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"db|wrong table pattern", "db.|missing pattern",
        "a.b.c|stray characters", "!|missing pattern", "/a|incomplete regexp", "`a|incomplete quoted identifier",
        "``.b|incomplete quoted identifier", "a.b\\|cannot place \\ at end of line", "a.\\x|reserved",
        "a.[|failed to parse character class", "my-db.*|unexpected special character '-'",
        "`a`b.c|missing '.' between", "/(/.b|invalid pattern", "a.[z-a]|invalid pattern",
        "/(?=x)/.b|invalid pattern", "@file|cannot import a file"})
    void refusesARuleThatIsNotWrittenRight(String rule, String because) {
        assertThatThrownBy(() -> filter(rule)).isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("'" + rule + "'")
                .hasMessageContaining(because);
    }
}
