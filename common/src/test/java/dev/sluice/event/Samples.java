package dev.sluice.event;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.checkpoint.Verification;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.Format;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One object of each wire type, every field filled; its bytes are in {@code src/test/resources/events}. */
public final class Samples {
    private static final ImportId ID = new ImportId("nightly-1120");
    private static final GroupKey GROUP = new GroupKey("nightly-1120-8f3a");
    private static final Instant AT = Instant.parse("2026-11-20T10:15:30.123Z");
    private static final TablePlan PLAN = new TablePlan("s3://bucket/dump/shop.orders.*.csv", "dumps", Format.CSV,
            List.of("id", "@skipped", "total"), new CsvSettings(";", "'", "", List.of("NULL"), "\n", true),
            Map.of("thread", 8, "max_write_speed", "100MiB"), "ANSI_QUOTES");
    private static final Manifest MANIFEST = new Manifest(new Source("s3://bucket/dump?region=eu-central-1", "dumps"),
            List.of("*.*"), "default", new CsvSettings(null, null, null, null, null, true),
            Map.of("thread", 8, "max_write_speed", "100MiB"), Policy.DEFAULT, null);
    private static final JobProgress PROGRESS = new JobProgress("running", "importing", "import", 0.25, 50L, 200L,
            1000L,
            false);

    private Samples() {}

    /** Sample by wire type, and the class it is read as. */
    public static Map<String, Sample> all() {
        Map<String, Sample> all = new LinkedHashMap<>();
        all.put("start-import", new Sample(Command.class, new Command.StartImport(ID, MANIFEST)));
        all.put("cancel-import", new Sample(Command.class, new Command.CancelImport(ID)));
        all.put("forget-import", new Sample(Command.class, new Command.ForgetImport(ID)));
        all.put("scan-source", new Sample(ScanOrder.class,
                new ScanOrder.ScanSource(ID, GROUP.value(), MANIFEST, false)));
        all.put("cancel-scan", new Sample(ScanOrder.class, new ScanOrder.CancelScan(ID, GROUP.value())));
        all.put("table-discovered", new Sample(ScanFact.class,
                new ScanFact.TableDiscovered(ID, GROUP.value(), "shop", "orders", PLAN, 3, 1900231, "9f86d081")));
        all.put("scan-completed", new Sample(ScanFact.class,
                new ScanFact.ScanCompleted(ID, GROUP.value(), 12, "60303ae2",
                        List.of("thread is 4, and a global sort needs 8 or more; leave thread out, or raise it [sizes]"))));
        all.put("scan-failed", new Sample(ScanFact.class, new ScanFact.ScanFailed(ID, GROUP.value(),
                ScanFailure.REFUSED, "shop.orders: target table is not empty")));
        all.put("job-submitted", new Sample(SubmissionFact.class,
                new SubmissionFact.JobSubmitted(ID, "shop", "orders", GROUP, 1, 30001, false)));
        all.put("job-refused", new Sample(SubmissionFact.class, new SubmissionFact.JobRefused(ID, "shop", "orders",
                GROUP, 1, Refusal.FAILED, 8173, "PreCheck failed: target table is not empty")));
        all.put("nothing-found", new Sample(SubmissionFact.class,
                new SubmissionFact.NothingFound(ID, "shop", "orders", GROUP, 1)));
        all.put("cancel-requested", new Sample(SubmissionFact.class,
                new SubmissionFact.CancelRequested(ID, "shop", "orders", GROUP, 1, 30001)));
        all.put("job-progressed", new Sample(JobFact.class,
                new JobFact.JobProgressed(ID, "shop", "orders", GROUP, 1, 30001, PROGRESS)));
        all.put("job-ended", new Sample(JobFact.class,
                new JobFact.JobEnded(ID, "shop", "orders", GROUP, 1, 30001, JobOutcome.FINISHED, 48211L, 1900231L,
                        "")));
        all.put("job-lost", new Sample(JobFact.class,
                new JobFact.JobLost(ID, "shop", "orders", GROUP, 1, 30001)));
        all.put("table-state-changed", new Sample(StatusEvent.class,
                new StatusEvent.TableStateChanged(ID, "shop", "orders", TableState.RUNNING, TableState.FINISHED, 1,
                        30001L, 1900231, 48211L, "", AT)));
        all.put("table-progressed", new Sample(StatusEvent.class,
                new StatusEvent.TableProgressed(ID, "shop", "orders", 1, 30001, 1900231, PROGRESS, AT)));
        all.put("import-state-changed", new Sample(StatusEvent.class,
                new StatusEvent.ImportStateChanged(ID, ImportState.IMPORTING, ImportState.FINISHED,
                        Map.of("total", 12, "finished", 11, "skipped", 1), 48211, 1900231, null, "", AT)));
        all.put("import-refused", new Sample(StatusEvent.class, new StatusEvent.ImportRefused(ID, 7,
                List.of("source.uri is s3://bucket/other, was s3://bucket/dump"), "another import has this id", AT)));
        all.put("command-answered", new Sample(StatusEvent.class,
                new StatusEvent.CommandAnswered(ID, "cancel-import", 8, true, "cancelling", AT)));
        all.put("table-checkpoint", new Sample(CheckpointRecord.class,
                new TableCheckpoint(ID, "shop", "orders", "default", TableState.HELD, 2, PLAN, 3, 1900231, "9f86d081",
                        GROUP, 30002L, List.of(30001L), List.of(), CancelCause.USER, true, Refusal.HELD,
                        HeldBecause.REFUSED,
                        "look here", PROGRESS, 48211L, 1900231L, AT, AT, AT, Map.of("fromALaterRelease", 1))));
        all.put("import-record", new Sample(CheckpointRecord.class,
                new ImportRecord(ID, MANIFEST, 7, GROUP, ImportState.FINISHED, false, false, true, "60303ae2",
                        new Verification("scan-2", List.of(9L), List.of("shop.orders is new")), ScanFailure.REFUSED,
                        null,
                        "",
                        AT,
                        AT,
                        Map.of("fromALaterRelease", 1))));
        all.put("applied-offsets", new Sample(CheckpointRecord.class,
                new AppliedOffsets(Map.of("sluice.import-commands", 41L, "sluice.job-status", 7L))));
        return all;
    }

    /** The types that have lost a field: today's object is read from the {@code .v1} bytes, and written as the next. */
    public static Set<String> shrunk() {
        return Set.of("scan-completed", "import-record", "table-checkpoint");
    }

    /** As {@link #all}, with the fields that were added since; their bytes are the {@code .v2} ones. */
    public static Map<String, Sample> grown() {
        TablePlan plan = new TablePlan(PLAN.location(), PLAN.credentials(), PLAN.format(), PLAN.columns(), PLAN.csv(),
                PLAN.options(), PLAN.sqlMode(), 1900231L);
        Manifest manifest = new Manifest(MANIFEST.source(), MANIFEST.filter(), MANIFEST.target(),
                new CsvSettings(null, null, null, null, null, true, false), MANIFEST.options(),
                new Policy(null, null, null, Verify.STRICT), null, null,
                List.of(new IgnoreColumns("shop", "orders", List.of(), List.of("junk")),
                        new IgnoreColumns(null, null, List.of("shop.*"), List.of("a", "b"))),
                null);
        TableCheckpoint table = (TableCheckpoint) all().get("table-checkpoint").value();
        LeftOut ignored = new LeftOut(23, List.of("shop.orders.000000001.dat", "notes.txt"));
        return Map.of("scan-completed", new Sample(ScanFact.class,
                new ScanFact.ScanCompleted(ID, GROUP.value(), 12, "60303ae2",
                        List.of("thread is 4, and a global sort needs 8 or more; leave thread out, or raise it [sizes]"),
                        ignored)),
                "scan-failed", new Sample(ScanFact.class, new ScanFact.ScanFailed(ID, GROUP.value(),
                        ScanFailure.REFUSED, "shop.orders: target table is not empty", ignored)),
                "import-record", new Sample(CheckpointRecord.class,
                        new ImportRecord(ID, MANIFEST, 7, GROUP, ImportState.FINISHED, false, false, true, "60303ae2",
                                new Verification("scan-2", List.of(9L), List.of("shop.orders is new")),
                                ScanFailure.REFUSED, ignored, "", AT, AT, Map.of("fromALaterRelease", 1))),
                "start-import", new Sample(Command.class, new Command.StartImport(ID, manifest)),
                "table-checkpoint", new Sample(CheckpointRecord.class, new TableCheckpoint(table.importId(), table
                        .schema(), table.table(), table.target(), table.state(), table.attempt(),
                        PLAN.after(List.of(29001L)), table.files(), table.bytes(), table.digest(), table.groupKey(),
                        table.jobId(), table.priorJobs(), List.of(30000L), table.cancelWanted(), table.truncate(),
                        table.refusal(), table.held(), table.message(), table.progress(), table.importedRows(),
                        table.sourceBytes(), table.discoveredAt(), table.submittedAt(), table.endedAt(),
                        table.extra())),
                "table-discovered", new Sample(ScanFact.class,
                        new ScanFact.TableDiscovered(ID, GROUP.value(), "shop", "orders", plan, 3, 1900231,
                                "9f86d081")),
                "job-ended", new Sample(JobFact.class, new JobFact.JobEnded(ID, "shop", "orders", GROUP, 1, 30001,
                        JobOutcome.FINISHED, 48211L, 1900231L, 512L, false, "")));
    }

    /** An object and the sealed type it is read back as. */
    public record Sample(Class<?> readAs, Object value) {}
}
