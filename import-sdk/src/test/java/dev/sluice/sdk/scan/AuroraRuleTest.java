package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.store.FakeStore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuroraRuleTest {

    private static Inventory scan(String... keys) {
        return new FileScanner(FakeStore.of(keys))
                .scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES), WildcardReach.EVERY_SEGMENT));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"S-C8,export/sales/sales.order.items/1/part-a.parquet,sales,order.items",
        "letter case,db/db.t/PART-a.gz.parquet,db,t", "percent,db%20/db%20.x/part-a.parquet,db%20,x"})
    void takesNamesFromTheDirectoriesAsTheyAre(String id, String key, String schema, String table) {
        assertThat(scan(key).tables()).extracting(SourceTable::name).containsExactly(new TableName(schema, table));
    }

    @Test
    void readsAnExportWithItsSchemaFilesAndMarks() {
        // When
        Inventory found = scan("e/db/db.t/1/part-0.gz.parquet", "e/db/db.t/2/part-0.gz.parquet", "e/db/db.t/1/_SUCCESS",
                "e/export_info_e.json", "db.t-schema.sql", "db-schema-create.sql");

        // Then
        assertThat(found.tables().getFirst().pattern()).map(SourcePattern::relative)
                .hasValue("e/db/db.t/*/part-0.gz.parquet");
        assertThat(found.tables().getFirst().schemaFile()).map(SchemaFile::key).hasValue("db.t-schema.sql");
        assertThat(found.ignored()).extracting(IgnoredFile::key)
                .containsExactly("e/db/db.t/1/_SUCCESS", "e/export_info_e.json");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', value = {
        "S-C9|export/my_db/my_db.users/1/part-a.parquet|ambiguous Aurora identifier in my_db/my_db.users",
        "space|db/db.a b/part-a.parquet|ambiguous Aurora identifier",
        "wildcard|db/db.[a/part-a.parquet|ambiguous Aurora identifier",
        "other name|a/b.c/part-a.parquet|inconsistent Aurora database/table directory: a/b.c",
        "two roots|x/db/db.t/part-a.parquet;y/db/db.t/part-a.parquet|multiple Aurora export roots; import one export at a time: x, y",
        "mixed|db/db.t/part-a.parquet;db.u.csv|mixed or unmatched data in Aurora source; move it away: db.u.csv",
        "loose|db/db.t/part-a.parquet;loose.parquet|move it away: loose.parquet"})
    void refusesWhatIsNotOneClearExport(String id, String keys, String because) {
        assertThat(catchThrowableOfType(ScanRefusedException.class, () -> scan(keys.split(";", -1)))).message()
                .contains(because);
    }

    /** The rules of docs/reference/discovery.md. */
    @Test
    void takesAWholeSnapshotByARuleOfTheUsers() {
        // Given
        FileRouter router = FileRouter.of(List.of(
                new FileRuleText("/shop\\.order_items/", null, "shop", "order items", "parquet", null, null),
                new FileRuleText("^(?:[^/]*/)*([^/.]+)\\.([^/]+)/(?:[^/]+/)?part-[^/]*\\.parquet$", null, "$1", "$2",
                        "parquet", null, null)),
                DefaultRules.APPENDED);
        FakeStore store = FakeStore.of("e/shop/shop.order_items/1/part-00000-7f-c000.gz.parquet",
                "e/shop/shop.my_users/1/part-00000-7f-c000.gz.parquet",
                "e/shop/shop.plain/part-00000-7f-c000.gz.parquet",
                "e/shop/shop.plain/_SUCCESS", "e/export_info_e.json", "shop.plain-schema.sql");

        // When
        Inventory found = new FileScanner(store).scan(new ScanRequest(router,
                TableFilter.parse(TableFilter.DEFAULT_RULES), TableRoutes.NONE, WildcardReach.EVERY_SEGMENT));

        // Then
        assertThat(found.tables()).extracting(table -> table.name().toString())
                .containsExactlyInAnyOrder("shop.my_users", "shop.order items", "shop.plain");
        assertThat(found.tables()).allMatch(table -> table.dataFiles().size() == 1);
        assertThat(found.ignored()).hasSize(2);
    }

    @Test
    void saysOnceWhatIsUnclearInManyFiles() {
        assertThat(catchThrowableOfType(ScanRefusedException.class,
                () -> scan("a_b/a_b.t/1/part-0.parquet", "a_b/a_b.t/1/part-1.parquet")).problems()).hasSize(1);
    }
}
