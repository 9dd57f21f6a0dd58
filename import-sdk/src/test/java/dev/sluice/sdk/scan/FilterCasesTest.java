package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TiDB Lightning's filter cases, L- and a number; routes are in {@link TableRoutesTest}. */
class FilterCasesTest {
    private static final String DEFAULT = "*.* ; !mysql.* ; !sys.* ; !INFORMATION_SCHEMA.* ; !PERFORMANCE_SCHEMA.* ;"
            + " !METRICS_SCHEMA.* ; !INSPECTION_SCHEMA.*";

    private static TableFilter filter(String rules) {
        return TableFilter.parse(Arrays.asList(rules.split(" ; ", -1)));
    }

    @ParameterizedTest(name = "{0} {1} {2}.{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"L-F1|" + DEFAULT + "|MySQL|user|false",
        "L-F1|" + DEFAULT + "|mysqldb|t|true", "L-F1|" + DEFAULT + "|lightning_task_info|t|true",
        "L-F2|employees.* ; !*.dep* ; *.departments|employees|dept_emp|false",
        "L-F2|employees.* ; !*.dep* ; *.departments|employees|departments|true",
        "L-F2|employees.* ; !*.dep* ; *.departments|else|departments|true",
        "L-F2|employees.* ; !*.dep* ; *.departments|irrelevant|table|false", "L-F3|!*.Password|a|b|false",
        "L-F3|!*.Password|a|Password|false", "L-F4|*.* ; !*.Password|a|b|true",
        "L-F4|*.* ; !*.Password|a|PASSWORD|false",
        "L-F5|/b/.*|db01|x|true", "L-F5|/b/.*|aaa|x|false", "L-F6|`db.with.dots`.`t\\2`|db.with.dots|t\\2|true",
        "L-F7|[!a-z].[^a-z]|!|z|true", "L-F7|[!a-z].[^a-z]|!|9|false", "L-F7|[!a-z].[^a-z]|1|^|true"})
    void decidesAsLightningDoes(String number, String rules, String schema, String table, boolean accepted) {
        assertThat(filter(rules).accepts(new TableName(schema, table))).as(number).isEqualTo(accepted);
    }

    @Test
    @DisplayName("L-F4 keeps a schema of which it leaves out a table")
    void keepsASchemaOfWhichItLeavesOutATable() {
        assertThat(filter("*.* ; !*.Password").acceptsSchema("a")).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"L-F8,db,wrong table pattern", "L-F8,db.,missing pattern", "L-F8,a.b.c,stray characters"})
    void refusesWhatIsNoRule(String number, String rule, String because) {
        assertThatThrownBy(() -> filter(rule)).as(number)
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining(because);
    }

    @Test
    @DisplayName("L-F9 leaves out all without a rule")
    void leavesOutAllWithoutARule() {
        assertThat(TableFilter.parse(List.of()).accepts(new TableName("a", "b"))).isFalse();
    }

    @Test
    void readsTheRulesOfAFileInItsPlace(@TempDir Path dir) throws IOException {
        // Given
        Path file = Files.writeString(dir.resolve("rules.txt"), "# ours\n!a.*\n\n  b.*\n");

        // When
        List<String> rules = FilterFiles.expanded(List.of("*.*", " @" + file, "c.*"));

        // Then
        assertThat(rules).containsExactly("*.*", "# ours", "!a.*", "", "  b.*", "c.*");
        assertThat(TableFilter.parse(rules).accepts(new TableName("a", "b"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"@other|importing filter files recursively is not allowed",
        "a.b.c|filter rule 'a.b.c': syntax error: stray characters after table pattern"})
    void saysTheLineOfAFileThatIsNotRight(String line, String because, @TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("rules.txt"), "a.b\n" + line + "\n");
        assertThatThrownBy(() -> FilterFiles.expanded(List.of("@" + file))).isInstanceOf(InvalidFilterException.class)
                .hasMessageStartingWith("at " + file + ":2: ")
                .hasMessageContaining(because);
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path dir) {
        assertThatThrownBy(() -> FilterFiles.expanded(List.of("@" + dir.resolve("none"))))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageContaining("cannot open filter file");
    }
}
