package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.store.FakeStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableRoutesTest {

    private static TableRoute route(String schema, @Nullable String table, String targetSchema,
            @Nullable String targetTable) {
        return new TableRoute(schema, table, targetSchema, targetTable);
    }

    private static TableRoutes routes(TableRoute... routes) {
        return TableRoutes.of(List.of(routes), NameCase.INSENSITIVE);
    }

    private static Inventory scan(TableRoutes routes, String... keys) {
        return new FileScanner(FakeStore.of(keys)).scan(new ScanRequest(FileRouter.DEFAULT,
                TableFilter.parse(List.of("*.*", "!c.*")), routes, WildcardReach.LAST_SEGMENT));
    }

    @ParameterizedTest
    @CsvSource({"a?,a1,true", "a?,a,false", "a[0-3],a2,true", "a[0-3],a4,false", "a[!0-3],a4,true", "a*,a,true",
        "a*,abc,true", "A,a,true", "~b,abc,true", "~^b,abc,false", "a.c,abc,false", "a[b^],a^,true", "*,x,true"})
    void findsNamesByTheirPattern(String pattern, String schema, boolean found) {
        assertThat(routes(route(pattern, null, "z", null)).target(new TableName(schema, "t"), problem -> {}))
                .hasValue(new TableName(found ? "z" : schema, "t"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"L-F11,a*b", "open class,a[b", "two stars,a**", "no regular expression,~("})
    void refusesAPatternThatIsNone(String id, String pattern) {
        assertThatThrownBy(() -> routes(route(pattern, null, "z", null))).as(id)
                .isInstanceOf(InvalidRouteException.class)
                .hasMessageStartingWith("table route 1: pattern " + pattern + " not valid");
    }

    @Test
    void refusesARouteWithoutItsSchemas() {
        assertThatThrownBy(() -> routes(new TableRoute(null, "t", "z", null)))
                .hasMessageContaining("schema pattern of table route rule should not be empty");
        assertThatThrownBy(() -> routes(new TableRoute("a", "t", "", null)))
                .hasMessageContaining("target schema of table route rule should not be empty");
    }

    @Test
    void prefersARouteOfTablesToOneOfDatabases() {
        TableRoutes routes = routes(route("a*", null, "whole", null), route("a*", "t*", "One", "T"));
        assertThat(routes.target(new TableName("a1", "t1"), problem -> {})).hasValue(new TableName("One", "T"));
        assertThat(routes.target(new TableName("a1", "x"), problem -> {})).hasValue(new TableName("whole", "x"));
        assertThat(routes.targetSchema("a1", problem -> {})).hasValue("whole");
    }

    @Test
    void tellsOfSeveralRoutesThatCountTheSame() {
        // Given
        List<Problem> problems = new ArrayList<>();

        // When
        TableRoutes routes = routes(route("a*", null, "b", null), route("a?", null, "c", null));

        // Then
        assertThat(routes.target(new TableName("a1", "t"), problems::add)).isEmpty();
        assertThat(routes.targetSchema("a1", problems::add)).isEmpty();
        assertThat(problems).hasSize(2)
                .first()
                .returns("table a1.t matches more than one rule", Problem::seen);
    }

    @Test
    void tellsUpperFromLowerCaseWhenAsked() {
        TableRoutes routes = TableRoutes.of(List.of(route("A", null, "z", null)), NameCase.SENSITIVE);
        assertThat(routes.target(new TableName("a", "t"), problem -> {})).hasValue(new TableName("a", "t"));
    }

    /** The filter sees names of the source: it leaves out {@code c}, and nothing of what goes there. */
    @Test
    @DisplayName("L-F10 moves a database and its schema file")
    void movesADatabaseAndItsSchemaFile() {
        // When
        Inventory found = scan(routes(route("c*", null, "c", null)), "c0-schema-create.sql", "c0.t3-schema.sql",
                "c0.t3.1.csv", "d0-schema-create.sql", "d0.t4.1.csv");

        // Then
        assertThat(found.tables()).extracting(SourceTable::name)
                .containsExactly(new TableName("c", "t3"), new TableName("d0", "t4"));
        assertThat(found.databases()).extracting(SourceDatabase::name).containsExactly("c", "d0");
        assertThat(found.databases().getFirst().schemaFile()).map(SchemaFile::key).hasValue("c0-schema-create.sql");
    }

    @Test
    void lendsTheSchemaFileOfADatabaseThatStays() {
        Inventory found = scan(routes(route("a", "t", "b", "u")), "a-schema-create.sql", "a.t.1.csv");
        assertThat(found.databases()).extracting(SourceDatabase::name).containsExactly("a", "b");
        assertThat(found.databases().getLast().schemaFile()).map(SchemaFile::key).hasValue("a-schema-create.sql");
    }

    @Test
    void mergesTablesWhoseFilesOnePatternSelects() {
        // When
        Inventory found = scan(routes(route("a*", "t*", "b", "u")), "a0.t0-schema.sql", "a0.t0.1.csv",
                "a1.t1-schema.sql", "a1.t1.1.csv");

        // Then
        SourceTable merged = found.tables().getFirst();
        assertThat(merged.name()).isEqualTo(new TableName("b", "u"));
        assertThat(merged.pattern()).map(SourcePattern::relative).hasValue("a*.1.csv");
        assertThat(merged.schemaFile()).map(SchemaFile::key).hasValue("a0.t0-schema.sql");
        assertThat(found.ignored()).containsExactly(new IgnoredFile("a1.t1-schema.sql",
                "b.u is created from the file of another that is routed to it", IgnoredFile.Because.NO_ROWS));
    }

    @Test
    void refusesToMergeWhatNoPatternSelects() {
        assertThat(catchThrowableOfType(ScanRefusedException.class, () -> scan(routes(route("a*", "t*", "b", "u")),
                "a0.t0.1.csv", "a0.x.1.csv", "a1.t1.1.csv"))).message().contains("b.u: no pattern");
    }

    @Test
    void refusesRoutesTogetherWithFileRules() {
        FileRouter files = FileRouter.of(List.of(new FileRuleText("x", null, null, null, "ignore", null, null)),
                DefaultRules.APPENDED);
        assertThatThrownBy(() -> new ScanRequest(files, TableFilter.parse(List.of()),
                routes(route("a", null, "b", null)), WildcardReach.LAST_SEGMENT)).hasMessageContaining(
                        "can't config both");
    }
}
