package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.contract.FakeGcs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileScannerTest {

    private static Inventory scan(ObjectStore store, String... rules) {
        List<String> filter = rules.length == 0 ? TableFilter.DEFAULT_RULES : List.of(rules);
        return new FileScanner(store).scan(new ScanRequest(TableFilter.parse(filter), WildcardReach.LAST_SEGMENT));
    }

    private static List<String> problems(ObjectStore store, String... rules) {
        return catchThrowableOfType(ScanRefusedException.class, () -> scan(store, rules)).problems()
                .stream()
                .map(Problem::sentence)
                .toList();
    }

    @Test
    void givesEveryFileOfADumpItsPlace() {
        // Given
        FakeStore dump = FakeStore.of("metadata", "us-schema-create.sql", "us.airports-schema.sql",
                "us.airports.0.csv", "us.big-schema-view.sql", "us.big-schema.sql", "us.zips-schema.sql.gz",
                "us.zips.0.csv.gz", "us.zips.1.csv.gz", "mysql.user.csv", "us.airports-schema-trigger.sql");

        // When
        Inventory inventory = scan(dump);

        // Then
        assertThat(inventory.databases()).extracting(SourceDatabase::name).containsExactly("us");
        assertThat(inventory.databases().getFirst().schemaFile()).map(SchemaFile::key).hasValue("us-schema-create.sql");
        assertThat(inventory.tables()).extracting(SourceTable::name)
                .containsExactly(new TableName("us", "airports"),
                        new TableName("us", "zips"));
        SourceTable zips = inventory.tables().getLast();
        assertThat(zips.schemaFile()).map(SchemaFile::key).hasValue("us.zips-schema.sql.gz");
        assertThat(zips.dataFiles()).extracting(DataFile::key).containsExactly("us.zips.0.csv.gz", "us.zips.1.csv.gz");
        assertThat(zips.pattern()).hasValue(new SourcePattern(Format.CSV, "us.zips.*.csv.gz",
                "/dump/us.zips.*.csv.gz"));
        assertThat(zips.bytes()).isEqualTo(2);
        assertThat(zips.isCompressed()).isTrue();
        assertThat(inventory.views()).extracting(SourceView::name).containsExactly(new TableName("us", "big"));
        assertThat(inventory.ignored()).extracting(IgnoredFile::key, IgnoredFile::reason)
                .containsExactly(
                        tuple("metadata", "it tells of the dump and holds no rows"),
                        tuple("mysql.user.csv", "left out by the filter"),
                        tuple("us.airports-schema-trigger.sql", "triggers, procedures and events are not imported"),
                        tuple("us.big-schema.sql", "the placeholder table of a view"));
    }

    @Test
    void readsATableWithoutSchemaFileAndADatabaseOnlyItsTablesMention() {
        Inventory inventory = scan(FakeStore.of("db.t.1.csv"));
        assertThat(inventory.databases()).containsExactly(new SourceDatabase("db", Optional.empty()));
        assertThat(inventory.tables().getFirst().schemaFile()).isEmpty();
    }

    @Test
    void findsATableWithoutDataWhenItHasNoFileOrOnlyEmptyOnes() {
        // Given
        FakeStore dump = FakeStore.of("db.none-schema.sql", "db.empty-schema.sql", "db.some-schema.sql")
                .put("db.empty.0.csv", "")
                .put("db.some.0.csv", "")
                .put("db.some.1.csv", "1\n2");

        // When
        List<SourceTable> tables = scan(dump).tables();

        // Then
        assertThat(tables).extracting(table -> table.name().table(), SourceTable::bytes,
                table -> table.pattern().map(SourcePattern::relative).orElse("-"))
                .containsExactly(tuple("empty", 0L, "-"), tuple("none", 0L, "-"), tuple("some", 3L, "db.some.*.csv"));
        assertThat(tables.getLast().isCompressed()).isFalse();
    }

    @Test
    void refusesAPatternThatWouldReadAFilteredFile() {
        assertThat(problems(FakeStore.of("db.t.1.csv", "db.t.2.csv", "db.t.x.1.csv"), "db.t")).singleElement()
                .asString()
                .contains("db.t: no pattern", "db.t.1.csv, db.t.2.csv");
    }

    /** Lightning writes {@code s.tbl.*} and the format of the first file. */
    @Test
    @DisplayName("L-W6 refuses a table in two formats")
    void refusesATableInTwoFormats() {
        assertThat(problems(FakeStore.of("s.tbl.0.csv", "s.tbl.sql"))).singleElement()
                .asString()
                .contains("s.tbl: one import reads one format, but its files are csv and sql",
                        "s.tbl.0.csv, s.tbl.sql");
    }

    @Test
    void refusesAPatternThatWouldReadAnIgnoredFile() {
        assertThat(problems(FakeStore.of("db.t.sql.gz", "db.t.1.sql.gz", "db.t.zsql.gz.bak", "db.t-schema.sql.gz",
                "db.t.2-schema-post.sql.gz"))).singleElement().asString().contains("db.t: no pattern");
    }

    @Test
    void listsAllProblemsAtOnceEachWithItsTableAndFiles() {
        // Given
        FakeStore dump = FakeStore.of("db.a.1.csv", "db.A.2.csv", "db.b.csv.bz2", "db.c.parquet.gz", "db.d.1.csv",
                "db.d.2.sql", "db.v-schema-view.sql", "x/db-schema-create.sql", "y/db-schema-create.sql",
                "x/db.e-schema.sql", "y/db.e-schema.sql", "db.w-schema-view.sql", "db.w-schema.sql", "db.w.1.csv",
                "db.f.sql.lz4", "x/db.g.1.csv", "y/db.g.2.csv", "db.h-schema.sql.xz");

        // When
        List<String> problems = problems(dump);

        // Then
        assertThat(problems).hasSize(11);
        assertThat(String.join("\n", problems)).contains("db.A: TiDB takes db.A, db.a for one table",
                "db.b: db.b.csv.bz2 is packed as 'bz2'", "db.c: db.c.parquet.gz is a Parquet file packed as a whole",
                "db.d: one import reads one format, but its files are csv and sql",
                "db.f: db.f.sql.lz4 is packed as 'lz4'",
                "db.h: db.h-schema.sql.xz is packed as 'xz'",
                "db.v: db.v-schema-view.sql defines a view, but the schema file of its placeholder",
                "database db: there is more than one schema file; keep one of: x/db-schema-create.sql, y/db-schema",
                "db.e: there is more than one table schema file",
                "db.w: db.w-schema-view.sql defines a view, but there",
                "db.g: its data files are in several directories");
    }

    @Test
    void leavesAFilteredFilesCompressionAlone() {
        Inventory inventory = scan(FakeStore.of("db.t.1.csv", "db.x.csv.bz2", "other-schema-create.sql.xz"), "db.t");
        assertThat(inventory.ignored()).extracting(IgnoredFile::key)
                .containsExactly("db.x.csv.bz2",
                        "other-schema-create.sql.xz");
    }

    @Test
    void namesOnlyTheFirstFewOfManyFiles() {
        assertThat(problems(FakeStore.of("a/db.t.1.csv", "b/db.t.2.csv", "c/db.t.3.csv", "d/db.t.4.csv",
                "e/db.t.5.csv", "f/db.t.6.csv", "g/db.t.7.csv"))).singleElement()
                .asString()
                .contains("e/db.t.5.csv and 2 more; put them");
    }

    @Test
    void changesTheDigestWhenAUsedFileChangesAndOnlyThen() {
        // Given
        Inventory before = scan(FakeStore.of("db.t.1.csv", "db.u.1.csv", "metadata"));

        // When
        Inventory otherMetadata = scan(FakeStore.of("db.t.1.csv", "db.u.1.csv").put("metadata", "longer"));
        Inventory otherRows = scan(FakeStore.of("db.t.1.csv", "metadata").put("db.u.1.csv", "xx"));

        // Then
        assertThat(otherMetadata.digest()).isEqualTo(before.digest());
        assertThat(otherRows.digest()).isNotEqualTo(before.digest());
        assertThat(otherRows.tables().getFirst().digest()).isEqualTo(before.tables().getFirst().digest());
        assertThat(otherRows.tables().getLast().digest()).isNotEqualTo(before.tables().getLast().digest());
        // printf 'db.t.1.csv\0001\0001700000000123\n' | sha256sum
        assertThat(before.tables().getFirst().digest())
                .isEqualTo("f716d7713bacc200e875fd51e65591f156a678ec39dc8ade82b400ab867813ab");
    }

    @Test
    void findsNothingInAnEmptySource() {
        assertThat(scan(new FakeStore())).returns(List.of(), Inventory::tables)
                .returns(List.of(),
                        Inventory::databases);
    }

    @ParameterizedTest
    @CsvSource({"db.t%gg.csv,'%'", "db.t.csv db.t.1.csv db.t2.csv,file suffix"})
    void refusesWhatCannotBeNamedOnTheServersDisk(String names, String because, @TempDir Path dir)
            throws IOException {
        // Given
        for (String name : names.split(" ", -1)) {
            Files.writeString(dir.resolve(name), "1");
        }

        // Then
        assertThat(problems(ObjectStore.open(SourceUri.parse(dir.toString())))).first()
                .asString()
                .contains("cannot be named to TiDB", because);
    }

    @Test
    void namesALocalTableByItsAbsolutePath(@TempDir Path dir) throws IOException {
        // Given
        Files.writeString(dir.resolve("db1.t1.001.csv"), "1\n2");
        Files.writeString(dir.resolve("db1.t1-schema.sql"), "CREATE TABLE t1 (a INT);");

        // When
        SourceTable table = scan(ObjectStore.open(SourceUri.parse("file://" + dir + "/"))).tables().getFirst();

        // Then
        assertThat(table.bytes()).isEqualTo(3);
        assertThat(table.pattern()).map(SourcePattern::location).hasValue(dir + "/db1.t1.001.csv");
    }

    /** TiDB's own SDK shows the location without the source's parameters, and appends those to the statement later. */
    @Test
    @DisplayName("S-C2 names the tables of a bucket with the source's parameters")
    void namesTheTablesOfABucket() throws IOException, GeneralSecurityException {
        try (FakeGcs server = new FakeGcs()) {
            // Given
            for (String key : List.of("db1.tb1.001.sql", "db1.tb1.002.sql", "db2.tb2.001.sql", "db2.tb2.002.sql")) {
                server.put("dumpling", key, new byte[44]);
            }
            String parameters = "?endpoint=" + server.endpoint() + "/storage/v1/";
            SourceUri source = SourceUri.parse("gs://dumpling" + parameters);

            // When
            try (ObjectStore bucket = ObjectStore.open(source)) {
                Inventory inventory = scan(bucket);
                // Then
                assertThat(inventory.bytes()).isEqualTo(176);
                assertThat(inventory.tables()).extracting(SourceTable::bytes,
                        table -> SourceUri.parse(table.pattern().orElseThrow().location()))
                        .containsExactly(
                                tuple(88L, SourceUri.parse("gcs://dumpling/db1.tb1.*.sql" + parameters)),
                                tuple(88L, SourceUri.parse("gcs://dumpling/db2.tb2.*.sql" + parameters)));
            }
        }
    }

    /**
     * TiDB's own SDK can be told to skip what is invalid, and then leaves out a table with its rows. Here the filter says
     * so, by the table's name.
     */
    @ParameterizedTest(name = "{0} filter {1}")
    @CsvSource({"S-C5,*.*,db1.t1: no pattern", "S-C5,!db1.t1,"})
    void skipsAnInvalidTableOnlyByName(String id, String rule, @Nullable String because) {
        // Given
        FileRouter files = FileRouter.of(List.of(
                new FileRuleText("data[1-2].csv", null, "db1", "t1", "csv", null, null),
                new FileRuleText("data3.csv", null, "db1", "t2", "csv", null, null)), DefaultRules.LEFT_OUT);
        ScanRequest request = new ScanRequest(files, TableFilter.parse(List.of("*.*", rule)), TableRoutes.NONE,
                WildcardReach.LAST_SEGMENT);
        FileScanner scanner = new FileScanner(FakeStore.of("data1.csv", "data2.csv", "data3.csv"));

        // Then
        if (because == null) {
            assertThat(scanner.scan(request).tables()).as(id)
                    .extracting(SourceTable::name)
                    .containsExactly(new TableName("db1", "t2"));
        } else {
            assertThat(catchThrowableOfType(ScanRefusedException.class, () -> scanner.scan(request))).as(id)
                    .message()
                    .contains(because);
        }
    }

    /** TiDB's own SDK stops after {@code max-scan-files}, here 2, and forgets the rest; nothing here sets such a bound. */
    @Test
    @DisplayName("S-C6 considers every file of a source")
    void considersEveryFile() {
        assertThat(scan(FakeStore.of("db.t.1.csv", "db.t.2.csv", "db.t.3.csv")).tables()).singleElement()
                .returns(3, table -> table.dataFiles().size());
    }

    @ParameterizedTest
    @CsvSource({"gzip,a.csv", "'',a.csv.gz", "zstd,a.csv.gz"})
    void refusesARuleThatContradictsTheNameTidbUnpacksBy(String compression, String key) {
        // Given
        FileRouter files = FileRouter.of(List.of(new FileRuleText("a", null, "db", "t", "csv", null, compression)),
                DefaultRules.LEFT_OUT);
        ScanRequest request = new ScanRequest(files, TableFilter.parse(List.of("*.*")), TableRoutes.NONE,
                WildcardReach.LAST_SEGMENT);

        // Then
        assertThat(catchThrowableOfType(ScanRefusedException.class,
                () -> new FileScanner(FakeStore.of(key)).scan(request))).message()
                .contains("db.t: " + key + " is packed otherwise by its file rule than by its name");
    }
}
