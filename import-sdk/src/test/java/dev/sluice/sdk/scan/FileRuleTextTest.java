package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.FileRole.Packing;
import dev.sluice.sdk.scan.FileRole.Refused;
import dev.sluice.sdk.scan.FileRole.Rows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRuleTextTest {

    private static FileRuleText text(@Nullable String pattern, @Nullable String path, @Nullable String schema,
            @Nullable String table, @Nullable String type) {
        return new FileRuleText(pattern, path, schema, table, type, null, null);
    }

    private static FileRouter router(FileRuleText... texts) {
        return FileRouter.of(List.of(texts), DefaultRules.LEFT_OUT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"||s|t|csv|`path` and `pattern` must not be both empty in [[mydumper.files]]",
        "a|b|s|t|csv|can't set both `path` and `pattern` field in [[mydumper.files]]",
        "a||s|t||field 'type' match pattern can't be empty", "a|||t||field 'type' match pattern can't be empty",
        "a|||t|csv|field 'schema' match pattern can't be empty", "a||s||csv|field 'table' match pattern can't be empty",
        "(a)||$2|t|csv|sub pattern capture '$2' out of range",
        "(a)||s|${99999999999}|csv|sub pattern capture '${99999999999}' out of range",
        "(a)||s|t|$kind|invalid named capture '$kind'", "(a)||s||$1|field 'table' match pattern can't be empty",
        "(a||s|t|csv|is not a regular expression of Go's", "(?=a)||s|t|csv|is not a regular expression of Go's",
        "(a)\\1||s|t|csv|is not a regular expression of Go's", "a||s||Schema-Schema|field 'table' match"})
    void refusesARuleThatIsNotRight(@Nullable String pattern, @Nullable String path, @Nullable String schema,
            @Nullable String table, @Nullable String type, String because) {
        assertThatThrownBy(() -> router(text("x", null, null, null, "ignore"), text(pattern, path, schema, table,
                type)))
                .isInstanceOf(InvalidFileRuleException.class)
                .hasMessageStartingWith("file rule 2: ")
                .hasMessageContaining(because);
    }

    @Test
    void checksTheKeyAndTheCompressionLikeTheOthers() {
        assertThatThrownBy(() -> router(new FileRuleText("a", null, "s", "t", "csv", "$1", null)))
                .hasMessageContaining("'$1' out of range");
        assertThatThrownBy(() -> router(new FileRuleText("a", null, "s", "t", "csv", null, "$x")))
                .hasMessageContaining("'$x'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql", " SQL ", "csv", "Parquet"})
    void takesATypeInAnyCase(String type) {
        assertThat(router(text("\\.dat$", null, "s", "t", type)).role("x/a.dat"))
                .isEqualTo(new Rows(new TableName("s", "t"), Format.valueOf(type.strip().toUpperCase(Locale.ROOT)),
                        new Packing(""), true));
    }

    @Test
    void findsExactlyTheFileOfAPathAndTakesItsDollarsAsTheyAre() {
        // Given
        FileRouter router = router(text(null, "a.(1).sql", "s$1", "$$t", "sql"));

        // Then
        assertThat(router.role("a.(1).sql")).isEqualTo(new Rows(new TableName("s$1", "$$t"), Format.SQL, new Packing(
                ""), true));
        assertThat(router.role("x/a.(1).sql")).isInstanceOf(Ignored.class);
        assertThat(router.role("a.(1).sql.gz")).isInstanceOf(Ignored.class);
    }

    @Test
    void letsTheFirstRuleDecideEvenWhenItCannotBeApplied() {
        // Given
        FileRouter router = router(text("^a(b)?c", null, "$1", "t", "csv"), text("^a", null, "s", "t", "csv"));

        // Then
        assertThat(router.role("ac")).isInstanceOf(Refused.class).asString().contains("ac: ", "its schema is empty");
        assertThat(router.role("abc")).isInstanceOf(Rows.class);
        assertThat(router.role("ax")).isInstanceOf(Rows.class);
        assertThat(router.role("b")).isEqualTo(new Ignored("no file rule knows it", IgnoredFile.Because.NOT_KNOWN));
    }

    @Test
    void refusesATypeThatNobodyKnows() {
        assertThat(router(text("\\.(\\w+)$", null, "s", "t", "$1")).role("a.txt")).asString()
                .contains("a.txt: ", "unknown source type 'txt'");
    }

    @Test
    void doesNotUndoEscapesInARuleOfTheUsers() {
        assertThat(router(text("^([^.]+)\\.csv", null, "s", "$1", "csv")).role("a%2Eb.csv"))
                .isEqualTo(new Rows(new TableName("s", "a%2Eb"), Format.CSV, new Packing(""), true));
    }

    @Test
    void triesTheDefaultRulesLastWhenAsked() {
        // Given
        List<FileRuleText> rules = List.of(text("x\\.csv$", null, null, null, "ignore"));

        // Then
        assertThat(FileRouter.of(rules, DefaultRules.APPENDED).role("db.t.csv")).isInstanceOf(Rows.class);
        assertThat(FileRouter.of(rules, DefaultRules.APPENDED).role("db.x.csv")).isInstanceOf(Ignored.class);
        assertThat(FileRouter.of(rules, DefaultRules.LEFT_OUT).role("db.t.csv")).isInstanceOf(Ignored.class);
        assertThat(FileRouter.of(List.of(), DefaultRules.LEFT_OUT)).isSameAs(FileRouter.DEFAULT);
    }

    @Test
    void matchesARegularExpressionAsGoDoes() {
        assertThat(router(text("a$", null, "s", "t", "csv")).role("a\n")).isInstanceOf(Ignored.class);
        assertThat(router(text("a.b", null, "s", "t", "csv")).role("a\rb")).isInstanceOf(Rows.class);
        assertThat(router(text("(?i)ä", null, "s", "t", "csv")).role("Ä")).isInstanceOf(Rows.class);
    }

    @ParameterizedTest
    @CsvSource({"/dump/x/a.sql,/dump,x/a.sql", "/dump/x/a.sql,/dump/,x/a.sql", "a.sql,/dump,a.sql",
        "/dump/../dump/a,/dump,a"})
    void makesAnAbsolutePathRelative(String path, String source, String relative) {
        assertThat(text(null, path, "s", "t", "csv").within(source).path()).isEqualTo(relative);
    }

    @ParameterizedTest
    @CsvSource({"/other/a.sql,/dump,file route path '/other/a.sql' is not in source dir '/dump'",
        "/dumps/a.sql,/dump,is not in source dir '/dump'",
        "/dump/a.sql,s3://b/dump,cannot find relative path for file route path /dump/a.sql"})
    void refusesAPathOutsideTheSource(String path, String source, String because) {
        assertThatThrownBy(() -> text(null, path, "s", "t", "csv").within(source)).hasMessageContaining(because);
    }
}
