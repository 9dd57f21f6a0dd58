package dev.sluice.sdk.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.FieldTarget.Column;
import dev.sluice.sdk.statement.FieldTarget.Variable;
import dev.sluice.sdk.statement.SetValue.Call;
import dev.sluice.sdk.statement.SetValue.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TiDB would refuse, by the ids of the cases, refused before there is a statement; and what cannot even be said. */
class StatementCasesTest {

    static Stream<Arguments> refusals() {
        return Stream.of(option("T-C01", "xx", 1, "unknown option xx"),
                option("T-C02", "detached", 1, "leave the option detached out"),
                option("T-C05", "character_set", "aa", "one of binary"),
                arguments("T-C06", csv("", "\"", "\\"), "separator must not be empty"),
                arguments("T-C07", csv(",", "aa", "\\"), "delimiter of at most one byte"),
                option("T-C08", "skip_rows", -1, "at least 0"),
                option("T-C09", "skip_rows", true, "takes a number"),
                arguments("T-C10", split(CsvRules.DEFAULT, ImportOptions.NONE), "csv.terminator"),
                option("T-C12", "disk_quota", "220MiBxxx", "a size above 0"),
                option("T-C13", "disk_quota", 1, "takes a string"), option("T-C14", "thread", 0, "at least 1"),
                option("T-C16", "max_write_speed", -1, "takes a string"),
                option("T-C17", "checksum_table", false, "takes a string"),
                option("T-C19", "cloud_storage_uri", "http://sdsd", "a URI like"),
                option("T-C19 (1.3)", "cloud_storage_uri", ":", "a URI like"),
                arguments("T-C27", csv("\"", "\"", "\\"), "prefix of each other"),
                option("T-C28", "group_key", "a b", "1 to 256 letters"),
                arguments("T-O10", split(new CsvRules(",", "\"", "\\", List.of("\\N"), "\n", false),
                        ImportOptions.NONE.with(ImportOption.SKIP_ROWS, 2)), "split_file allows skip_rows"),
                arguments("T-O12", request(List.of(), List.of(), ImportOptions.NONE
                        .with(ImportOption.ON_DUPLICATE_KEY, "error")
                        .with(ImportOption.CLOUD_STORAGE_URI, "")), "needs a cloud_storage_uri"),
                arguments("T-C36", request(List.of(new Column("id"), new Column("ID")), List.of(), ImportOptions.NONE),
                        "column ID is filled twice"),
                arguments("T-C5 in list and SET", request(List.of(new Column("id"), new Variable("a")),
                        List.of(new Assignment("Id", new SetValue.Variable("a"))), ImportOptions.NONE),
                        "column Id is filled twice"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWhatTidbWouldRefuse(String id, ThrowingCallable request, String reason) {
        assertThatThrownBy(request).isInstanceOf(InvalidOptionException.class).hasMessageContaining(reason);
    }

    /** TiDB refuses the statement (8166). One import has tables of several formats, so here they are left out. */
    @Test
    @DisplayName("T-C20 and T-C22 leave options for CSV out for other formats, where TiDB refuses them")
    void leavesOutOptionsForCsv() {
        // Given
        ImportOptions options = ImportOptions.NONE.with(ImportOption.SKIP_ROWS, 1);
        // When
        ImportStatement statement = SqlGenerator.generate(new ImportRequest(new TableName("db", "t"), List.of(),
                "/f.sql", Format.SQL, CsvRules.DEFAULT, options, ResourceParameters.NONE));
        // Then
        assertThat(statement.text()).endsWith("FORMAT 'sql' WITH DETACHED");
    }

    static Stream<Arguments> functions() {
        return Stream.of(arguments("select", "subquery is not"), arguments("EXISTS", "subquery is not"),
                arguments("setvar", "FUNCTION setvar is not"), arguments("getvar", "FUNCTION getvar is not"),
                arguments("default", "FUNCTION default is not"), arguments("rank", "window FUNCTION rank is not"),
                arguments("SUM", "aggregate FUNCTION sum is not"), arguments("values", "VALUES is not"),
                arguments("current_user", "FUNCTION current_user is not"),
                arguments("current_role", "FUNCTION current_role is not"),
                arguments("connection_id", "FUNCTION connection_id is not"),
                arguments("tidb_is_ddl_owner", "FUNCTION tidb_is_ddl_owner is not"),
                arguments("sleep", "FUNCTION sleep is not"), arguments("last_insert_id",
                        "FUNCTION last_insert_id is not"),
                arguments("concat(1)--", "is not the name of a function"), arguments("", "is not the name"));
    }

    @ParameterizedTest(name = "T-1.4 {0}")
    @MethodSource("functions")
    void refusesFunctionsThatTidbDoesNotEvaluateOnItsNodes(String function, String reason) {
        assertThatThrownBy(() -> new Call(function, List.of())).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("T-1.4 refuses a variable that no field goes to")
    void refusesAVariableFromOutside() {
        // Given
        Assignment outside = new Assignment("total", new Call("abs", new SetValue.Variable("b")));
        // When / Then
        assertThatThrownBy(request(List.of(new Variable("a")), List.of(outside), ImportOptions.NONE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("SET total reads @b, which no field of the file goes to");
    }

    @Test
    void writesTheWholeGrammar() {
        // Given
        List<Assignment> set = List.of(
                new Assignment("net", new SetValue.Operation(new SetValue.Variable("V"), SetValue.Operator.TIMES,
                        new SetValue.Numeric(new BigDecimal("0.81")))),
                new Assignment("note", new Call("nullif", new SetValue.Variable("v"), new Text("it's"))),
                new Assignment("kind", new SetValue.Null()));
        ImportRequest request = new ImportRequest(new TableName("shop", "orders"),
                List.of(new Column("id"), new Variable("v"), new FieldTarget.Discarded()), set, "/f.sql", Format.SQL,
                CsvRules.DEFAULT, ImportOptions.NONE, ResourceParameters.NONE);
        // When / Then
        assertThat(SqlGenerator.generate(request).text()).isEqualTo("IMPORT INTO `shop`.`orders` (`id`, @`v`, @)"
                + " SET `net`=(@`V` * 0.81), `note`=NULLIF(@`v`, 'it''s'), `kind`=NULL"
                + " FROM '/f.sql' FORMAT 'sql' WITH DETACHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+66", "0.0000000000000000000000000000001"})
    void refusesNumbersThatTidbDoesNotHave(String number) {
        assertThatThrownBy(() -> new SetValue.Numeric(new BigDecimal(number)))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("65 digits");
    }

    private static Arguments option(String id, String name, Object value, String reason) {
        ThrowingCallable parse = () -> ImportOptions.parse(Map.of(name, value));
        return arguments(id, parse, reason);
    }

    private static ThrowingCallable csv(String separator, String delimiter, String escape) {
        return () -> new CsvRules(separator, delimiter, escape, List.of("\\N"), "", false);
    }

    private static ThrowingCallable split(CsvRules rules, ImportOptions options) {
        return () -> new ImportRequest(new TableName("db", "t"), List.of(), "/f.csv", Format.CSV, rules,
                options.with(ImportOption.SPLIT_FILE), ResourceParameters.NONE);
    }

    private static ThrowingCallable request(List<FieldTarget> fields, List<Assignment> set, ImportOptions options) {
        return () -> new ImportRequest(new TableName("db", "t"), fields, set, "/f.csv", Format.CSV, CsvRules.DEFAULT,
                options, ResourceParameters.NONE);
    }
}
