package dev.sluice.it;

import dev.sluice.sdk.kit.ImportSdk;
import dev.sluice.sdk.kit.SdkOptions;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What import-sdk/README.md shows, between the marks: it compiles, and {@link SdkIT} runs it. */
final class ReadmeExamples {

    private ReadmeExamples() {}

    static void scan(String dump, PrintStream out) {
        // example
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(dump))) {
            TableFilter filter = TableFilter.parse(List.of("shop.*", "!shop.tmp_*"));
            Inventory found = new FileScanner(store).scan(new ScanRequest(filter, WildcardReach.LAST_SEGMENT));
            for (SourceTable table : found.tables()) {
                out.println(table.name() + ": " + table.dataFiles().size() + " files, " + table.bytes() + " bytes");
            }
            out.println(found.bytes() + " bytes; left out: " + found.ignored());
        }
        // end
    }

    static void generate(SourceTable table, PrintStream out) {
        // example
        CsvRules csv = CsvRules.of("|", null, null, List.of("NULL"), null, true); // null: as Lightning's default
        ImportOptions options = ImportOptions.NONE.with(ImportOption.THREAD, 4).with(ImportOption.GROUP_KEY, "nightly");
        ImportStatement statement = SqlGenerator.generate(ImportRequest.of(table, csv, options));
        out.println(statement); // every key made unreadable; statement.text() is what TiDB gets
        // end
    }

    static void importAll(String dump, int port, PrintStream out) {
        // example
        TidbTarget target = new TidbTarget("127.0.0.1", port, "root", () -> "", Tls.DISABLED);
        SdkOptions options = SdkOptions.DEFAULT.withStatement(ImportOptions.NONE.with(ImportOption.GROUP_KEY,
                "nightly"));
        try (ImportSdk sdk = ImportSdk.open(SourceUri.parse(dump), target, options)) {
            DumpPlan plan = sdk.createSchemasAndTables();
            JobManager jobs = sdk.openJobs();
            for (PlannedTable table : plan.tables()) {
                if (table.hasData()) {
                    long id = sdk.submit(plan, table);
                    JobStatus end = jobs.awaitEnd(id, Duration.ofSeconds(1), Duration.ofMinutes(10));
                    out.println(table.name() + ": " + end.status() + ", rows: " + end.importedRows().orElse(0));
                }
            }
            jobs.groupSummary("nightly").ifPresent(group -> out.println(group.completed() + " jobs completed"));
        }
        // end
    }
}
