package dev.sluice.sdk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.DoubleQuotes;
import dev.sluice.sdk.ddl.SchemaCharset;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.store.FakeStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DumpTest {
    private final Findings findings = new Findings();

    private static DumpRequest request(Map<String, Object> options, DoneBefore before, String... filter) {
        List<String> rules = filter.length == 0 ? TableFilter.DEFAULT_RULES : List.of(filter);
        return new DumpRequest(new ScanRequest(TableFilter.parse(rules), WildcardReach.LAST_SEGMENT),
                new SchemaSyntax(SchemaCharset.AUTO, DoubleQuotes.under("")), ColumnRules.of(CsvRules.DEFAULT),
                ImportOptions.parse(options), before);
    }

    private Dump list(FakeStore store, String... filter) {
        return Dump.list(store, request(Map.of(), DoneBefore.NOTHING, filter), findings).orElseThrow();
    }

    private static FakeStore shop() {
        return new FakeStore().put("shop.orders-schema.sql", "CREATE TABLE orders (id INT, at INT);")
                .put("shop.orders.1.csv", "at,id\n1,2\n");
    }

    @Test
    void plansTheStatementOfEachTableFromTheSourceAlone() {
        // When
        DumpPlan plan = list(shop()).plan(() -> {}, findings);

        // Then
        assertThat(findings.all()).isEmpty();
        assertThat(plan.location()).isEqualTo("/dump/");
        assertThat(plan.statement(plan.table(new TableName("SHOP", "Orders")).orElseThrow()).fields())
                .extracting(field -> field.sql())
                .containsExactly("`at`", "`id`");
    }

    @Test
    void tellsAllThatStandsAgainstAnImportAtOnce() {
        // Given
        FakeStore dump = shop().put("shop.orders.1.csv", "id\n1\n")
                .put("shop.bad-schema.sql", "GRANT ALL ON *.* TO x;")
                .put("shop." + "n".repeat(65) + ".sql", "INSERT INTO n VALUES (1);");
        DumpRequest request = request(Map.of("split_file", true),
                new DoneBefore(List.of(new TableName("shop", "gone")), Set.of()));

        // When
        Dump.list(dump, request, findings).orElseThrow().plan(() -> {}, findings);

        // Then
        assertThat(findings.of(Severity.CRITICAL)).extracting(Finding::check)
                .containsOnly(Check.REQUEST_VALID, Check.TAKE_OVER, Check.OBJECT_NAMES, Check.SCHEMA_FILES,
                        Check.CSV_HEADERS);
    }

    @Test
    void readsNothingOfATableThatAnotherToolHasFinished() {
        // Given
        DoneBefore before = new DoneBefore(List.of(new TableName("shop", "orders")),
                Set.of(new TableName("SHOP", "ORDERS")));

        // When
        Dump.list(shop().put("shop.orders.1.csv", "nothing\n1\n"), request(Map.of(), before), findings)
                .orElseThrow()
                .plan(() -> {}, findings);

        // Then
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void tellsWhyAListingMakesNoTables() {
        assertThat(Dump.list(FakeStore.of("s.t.csv", "s.t.sql"), request(Map.of(), DoneBefore.NOTHING), findings))
                .isEmpty();
        assertThat(findings.all()).singleElement().returns(Check.FILES_FIT_TABLES, Finding::check);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @.json @.done.json sakila@actor@@0.tsv.zst sakila@actor.sql sakila.sql | @.done.json and 2 more: this is a dump of MySQL Shell | util.loadDump
            backupmeta 1/1_2_default.sst backup.lock                               | 1/1_2_default.sst and 2 more: this is a backup made by BR     | br restore
            dump.sql                                                              | dump.sql is an SQL file whose name says no table       | MySQL client
            orders.csv                                                            | orders.csv is a file of rows whose name says no table  | SCHEMA.TABLE.csv
            part-0.parquet _SUCCESS                                        | part-0.parquet is a file of rows                | file rule
            report.xlsx                                                           | report.xlsx is a spreadsheet                           | save each sheet as CSV
            dump.tar.gz                                                           | dump.tar.gz is an archive                              | unpack it
            shop.zip                                                              | shop.zip is an archive                                 | unpack it
            metadata                                                              | metadata is only what a dump says of itself            | whether the dump has ended
            metadata.partial                                                      | metadata.partial is only what a dump says of itself    | whether the dump has ended
            orders.json                                                           | orders.json is a file in a format that IMPORT INTO     | convert it to CSV
            orders.tsv                                                            | orders.tsv is a file of rows that is not known         | csv.separator
            shop/orders.ibd                                                       | shop/orders.ibd is a copy of a MySQL server's own files | restore it into MySQL
            toc.dat 1.dat                                                         | toc.dat is a backup in another database's own form     | dump the tables again
            CDC000001.csv schema_1_2.json                                         | CDC000001.csv and 1 more: this is what a change feed   | storage consumer
            readme.xyz                                                            | s3://b/d holds no table to import                      | name its files
            """)
    void saysWhatElseTheSourceHolds(String files, String seen, String advice) {
        // When
        List<Problem> why = list(FakeStore.of(files.split(" "))).emptiness("s3://b/d");

        // Then
        assertThat(why.getFirst().seen()).startsWith("s3://b/d holds no table to import");
        assertThat(why.getLast().seen()).startsWith(seen);
        assertThat(why.getLast().advice()).contains(advice);
    }

    @Test
    void saysThatTheFilterLeavesOutAllOrThatThereIsNoFile() {
        assertThat(list(shop(), "other.*").emptiness("/d")).extracting(Problem::seen)
                .containsExactly("/d holds no table to import",
                        "the filter, or a file rule, leaves out 2 of its files");
        assertThat(list(new FakeStore()).emptiness("/d")).extracting(Problem::seen)
                .containsExactly("/d holds no table to import: there is no file");
        assertThat(list(shop()).emptiness("/d")).isEmpty();
    }

    @Test
    void tellsFilesThatMayBeMissedFromThoseThatNobodyWants() {
        assertThat(list(shop().put("shop.orders.1.dat", "1").put("metadata", "x").put("other.t.csv", "a\n1\n"),
                "shop.*")
                .inventory()
                .ignored()
                .stream()
                .filter(file -> file.mayBeMissed())
                .map(file -> file.key())).containsExactly("shop.orders.1.dat");
    }
}
