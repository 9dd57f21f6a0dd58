package dev.sluice.sdk.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetCatalogueTest {
    private final FakeTarget target = new FakeTarget();
    private final TargetCatalogue catalogue = new TargetCatalogue(target.open(SessionSettings.DEFAULT));

    @ParameterizedTest
    @CsvSource({"BASE TABLE,BASE_TABLE", "view,VIEW", "SYSTEM VIEW,OTHER", "SEQUENCE,OTHER"})
    void tellsWhatHasAName(String type, TargetTable expected) {
        // Given
        target.answering("LOWER(TABLE_SCHEMA) IN ('shop', 'it''s')", () -> FakeTarget.row(
                List.of("TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE"), List.of("Shop", "Orders", type)));

        // Then
        assertThat(catalogue.tables(List.of("SHOP", "it's")))
                .containsExactly(Map.entry(new TableName("shop", "orders"), expected));
    }

    @Test
    void asksNothingAboutNoSchema() {
        assertThat(catalogue.tables(List.of())).isEmpty();
        assertThat(target.sent()).isEmpty();
    }

    @Test
    void tellsGeneratedColumnsFromThoseWithAComputedDefault() {
        // Given
        target.answering("information_schema.COLUMNS", () -> new ResultRows(List.of("COLUMN_NAME", "EXTRA"),
                List.of(Arrays.asList("id", "auto_increment"), Arrays.asList("at", "DEFAULT_GENERATED"),
                        Arrays.asList("sum", "STORED GENERATED"), Arrays.asList("plain", null))));

        // Then
        assertThat(catalogue.columns(new TableName("shop", "orders"))).containsExactly(new TableColumn("id", false),
                new TableColumn("at", false), new TableColumn("sum", true), new TableColumn("plain", false));
    }

    @Test
    void readsTheColumnsOfManyTablesAndOfNoOther() {
        // Given: the server finds each table of each schema
        target.answering("LOWER(TABLE_SCHEMA) IN ('a', 'b') AND LOWER(TABLE_NAME) IN ('t', 'u')",
                () -> new ResultRows(List.of("TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME", "EXTRA"),
                        List.of(List.of("A", "T", "x", ""), List.of("b", "u", "z", ""), List.of("a", "u", "no", ""),
                                List.of("A", "T", "y", "VIRTUAL GENERATED"))));

        // Then
        assertThat(catalogue.columns(List.of(new TableName("a", "T"), new TableName("B", "u"))))
                .isEqualTo(Map.of(new TableName("a", "t"),
                        List.of(new TableColumn("x", false), new TableColumn("y", true)), new TableName("b", "u"),
                        List.of(new TableColumn("z", false))));
    }

    @Test
    void readsTheColumnsOfThousandsOfTablesInAFewStatements() {
        // When
        catalogue.columns(IntStream.range(0, 1001).mapToObj(i -> new TableName("db", "t" + i)).toList());
        catalogue.columns(List.of());

        // Then
        assertThat(target.sent()).filteredOn(sql -> sql.contains("information_schema.COLUMNS")).hasSize(3);
    }

    @Test
    void tellsTheDatabases() {
        // Given
        target.answering("information_schema.SCHEMATA", () -> FakeTarget.row(List.of("SCHEMA_NAME"), List.of("Shop")));

        // Then
        assertThat(catalogue.databases()).containsExactly("shop");
    }

    @Test
    void looksForOneRow() {
        // Given
        TableName table = new TableName("shop", "a`b");

        // Then
        assertThat(catalogue.hasRows(table)).isFalse();
        target.answering("SELECT 1 FROM `shop`.`a``b` LIMIT 1", () -> FakeTarget.row(List.of("1"), List.of("1")));
        assertThat(catalogue.hasRows(table)).isTrue();
    }
}
