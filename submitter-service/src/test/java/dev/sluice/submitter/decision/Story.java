package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.Command.PauseImport;
import dev.sluice.event.Command.ResumeImport;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.StatusEvent.CommandAnswered;
import dev.sluice.event.SubmissionFact.CancelRequested;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TableKey;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the coordinator one input after the other, in short words. Tables lie in the schema {@code shop}; a fact is about
 * the submission that the checkpoint shows unless a test says otherwise.
 */
final class Story {
    static final ImportId NIGHTLY = new ImportId("nightly");
    static final ImportId OTHER = new ImportId("other");
    static final Instant INTENT = Instant.parse("2026-11-20T10:00:00Z");
    static final String DIGEST = "digest-of-all";

    final MemoryLedger ledger = new MemoryLedger();
    private final Coordinator coordinator;
    private long offset;

    Story() {
        this(Map.of("default", 16));
    }

    Story(Map<String, Integer> targets) {
        coordinator = new Coordinator(new Targets(targets), "topic-id");
    }

    /** An import of these tables that has been scanned: each is submitting, as far as there is room. */
    static Story importing(Policy policy, String... tables) {
        Story story = new Story().start(NIGHTLY, manifest(policy));
        for (String table : tables) {
            story.discover(table, 100);
        }
        return story.scanned();
    }

    static Story importing(String... tables) {
        return importing(Policy.DEFAULT, tables);
    }

    /** One table, running as job 1. */
    static Story running() {
        return importing("orders").submitted("orders", 1);
    }

    static Manifest manifest(Policy policy) {
        return new Manifest(new Source("s3://bucket/dump", null), null, null, null, null, policy, null);
    }

    static Policy policy(OnFailure onFailure) {
        return new Policy(null, onFailure, null);
    }

    static Policy window(int tables) {
        return new Policy(tables, OnFailure.CONTINUE, null);
    }

    Story tell(Input input) {
        coordinator.decide(input, new Stamp(offset, INTENT.plusSeconds(60 + offset)), ledger);
        offset++;
        return this;
    }

    Story start(ImportId id, Manifest manifest) {
        return tell(new StartImport(id, manifest));
    }

    Story start() {
        return start(NIGHTLY, manifest(Policy.DEFAULT));
    }

    Story discover(ImportId id, String table, long bytes) {
        return tell(found(id, scanId(id), table, bytes));
    }

    Story discover(String table, long bytes) {
        return discover(NIGHTLY, table, bytes);
    }

    static TableDiscovered found(ImportId id, String scanId, String table, long bytes) {
        return new TableDiscovered(id, scanId, "shop", table, plan(table, bytes), bytes == 0 ? 0 : 2, bytes, "digest-"
                + bytes);
    }

    private static TablePlan plan(String table, long bytes) {
        return new TablePlan("s3://bucket/dump/shop." + table + ".*.csv", null, Format.CSV, null, null, null, null,
                bytes);
    }

    /** A table that another tool had finished. */
    Story discoverFinished(String table, String skip) {
        return tell(new TableDiscovered(NIGHTLY, scanId(NIGHTLY), "shop", table, plan(table, 100), 2, 100, "digest",
                skip));
    }

    /** A table for which another tool had submitted a job. */
    Story discoverAdopting(String table, long bytes, long job) {
        return tell(new TableDiscovered(NIGHTLY, scanId(NIGHTLY), "shop", table, plan(table, bytes).adopting(job), 2,
                bytes,
                "digest"));
    }

    Story scanned(ImportId id) {
        return tell(new ScanCompleted(id, scanId(id), Tally.of(ledger, id).total(), DIGEST));
    }

    Story scanned() {
        return scanned(NIGHTLY);
    }

    Story scanFailed(ScanFailure why) {
        return tell(new ScanFailed(NIGHTLY, scanId(NIGHTLY), why, "shop.orders is not empty"));
    }

    Story submitted(String table, long job) {
        return tell(new JobSubmitted(NIGHTLY, "shop", table, group(table), attempt(table), job, false));
    }

    Story refused(String table, Refusal refusal, String message) {
        return tell(new JobRefused(NIGHTLY, "shop", table, group(table), attempt(table), refusal, 8173, message));
    }

    Story nothingFound(String table) {
        return tell(new NothingFound(NIGHTLY, "shop", table, group(table), attempt(table)));
    }

    Story cancelRequested(String table, long job) {
        return tell(new CancelRequested(NIGHTLY, "shop", table, group(table), attempt(table), job));
    }

    Story progressed(String table, long job, double fraction, long rows) {
        JobProgress progress = new JobProgress("running", "importing", "import", fraction, null, null, rows, false);
        return tell(new JobProgressed(NIGHTLY, "shop", table, group(table), attempt(table), job, progress));
    }

    Story ended(String table, long job, JobOutcome outcome) {
        return tell(new JobEnded(NIGHTLY, "shop", table, group(table), attempt(table), job, outcome, 7L, 100L,
                outcome == JobOutcome.FINISHED ? "" : "TiDB: " + outcome.word()));
    }

    /** The job has ended with this number of rows; TiDB read what the scan saw. */
    Story ended(String table, long job, JobOutcome outcome, @Nullable Long rows) {
        return ended(table, job, outcome, rows, 100L);
    }

    Story ended(String table, long job, JobOutcome outcome, @Nullable Long rows, long bytes) {
        return tell(new JobEnded(NIGHTLY, "shop", table, group(table), attempt(table), job, outcome, rows, bytes, 0L,
                null, ""));
    }

    /** The job has finished; TiDB says that it read these bytes. */
    Story finished(String table, long job, @Nullable Long bytes, @Nullable Long within, String message) {
        return tell(new JobEnded(NIGHTLY, "shop", table, group(table), attempt(table), job, JobOutcome.FINISHED, 7L,
                bytes, within, null, message));
    }

    /** The job has finished; the monitor found its table gone, or there, or could not tell. */
    Story finishedOf(String table, long job, @Nullable Boolean tableGone) {
        return tell(new JobEnded(NIGHTLY, "shop", table, group(table), attempt(table), job, JobOutcome.FINISHED, 7L,
                100L, 0L, tableGone, ""));
    }

    Story lost(String table, long job) {
        return tell(new JobLost(NIGHTLY, "shop", table, group(table), attempt(table), job));
    }

    Story cancel() {
        return tell(new CancelImport(NIGHTLY));
    }

    Story pause() {
        return tell(new PauseImport(NIGHTLY, false));
    }

    Story pauseAndCancelRunning() {
        return tell(new PauseImport(NIGHTLY, true));
    }

    Story resume() {
        return tell(new ResumeImport(NIGHTLY));
    }

    Story retry(String... tables) {
        return tell(new RetryTables(NIGHTLY, List.of(tables).stream().map(name -> new TableName("shop", name)).toList(),
                false));
    }

    Story retryAndTruncate() {
        return tell(new RetryTables(NIGHTLY, List.of(), true));
    }

    Story forget() {
        return tell(new ForgetImport(NIGHTLY));
    }

    TableCheckpoint table(ImportId id, String name) {
        return ledger.table(new TableKey(id, "shop", name)).orElseThrow();
    }

    TableCheckpoint table(String name) {
        return table(NIGHTLY, name);
    }

    ImportRecord record() {
        return ledger.importRecord(NIGHTLY).orElseThrow();
    }

    GroupKey group(String table) {
        return table(table).groupKey();
    }

    int attempt(String table) {
        return table(table).attempt();
    }

    String scanId(ImportId id) {
        return ledger.importRecord(id).orElseThrow().scanId();
    }

    /** All that was said, of that kind. */
    <T extends StatusEvent> List<T> all(Class<T> kind) {
        return ledger.published().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was said last, of that kind. */
    <T extends StatusEvent> T last(Class<T> kind) {
        return ledger.published()
                .reversed()
                .stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    CommandAnswered answer() {
        return last(CommandAnswered.class);
    }

    ScanOrder lastOrder() {
        return ledger.ordered().getLast();
    }
}
