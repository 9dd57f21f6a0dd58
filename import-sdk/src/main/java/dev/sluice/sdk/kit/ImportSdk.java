package dev.sluice.sdk.kit;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.JobsBefore;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One source and one target: what the source holds, creating it in the target, and the jobs that import it.
 *
 * <p>Safe for many threads. Calls block, each within the waits of its {@link SdkOptions}; when TiDB cannot be reached, or
 * the thread is interrupted, they throw {@link TidbException} and leave the interrupt flag set.
 */
public final class ImportSdk implements AutoCloseable {
    private final SourceUri source;
    private final ObjectStore store;
    private final TidbSessions sessions;
    private final SdkOptions options;
    private final Capabilities capabilities;
    private final Dump dump;
    private final Queue<TidbSession> opened = new ConcurrentLinkedQueue<>();
    private final Runnable release;

    private ImportSdk(SourceUri source, ObjectStore store, TidbSessions sessions, SdkOptions options,
            Runnable release) {
        this.source = source;
        this.store = store;
        this.sessions = sessions;
        this.options = options;
        this.release = release;
        try (TidbSession session = sessions.open(options.session())) {
            this.capabilities = Capabilities.probe(session);
        }
        Findings findings = new Findings();
        this.dump = Dump.list(store, options.request(capabilities.wildcards()), findings)
                .orElseThrow(() -> refused(findings));
    }

    /**
     * Opens the source, asks the target what it can do, and lists the source once. Blocks; changes nothing.
     *
     * @throws dev.sluice.sdk.store.SourceUnreadableException when the source cannot be listed
     * @throws ScanRefusedException                           when it cannot be imported as it is; says all that is wrong
     * @throws TidbException                                  when the target cannot be talked to
     */
    public static ImportSdk open(SourceUri source, TidbTarget target, SdkOptions options) {
        Vertx vertx = Vertx.vertx();
        return open(source, new VertxSessions(vertx, target), options, () -> {
            // Nobody waits for its threads to end.
            Future<Void> closing = vertx.close();
            closing.otherwiseEmpty();
        });
    }

    /**
     * As {@link #open(SourceUri, TidbTarget, SdkOptions)}, over sessions that the caller can open.
     *
     * @param sessions stays the caller's; what the SDK opens with it, the SDK closes
     */
    public static ImportSdk open(SourceUri source, TidbSessions sessions, SdkOptions options) {
        return open(source, sessions, options, () -> {});
    }

    // Owns the store and the release from its first line on: whoever fails below frees both.
    private static ImportSdk open(SourceUri source, TidbSessions sessions, SdkOptions options, Runnable release) {
        try {
            ObjectStore store = ObjectStore.open(source);
            try {
                return new ImportSdk(source, store, sessions, options, release);
            } catch (RuntimeException e) {
                store.close();
                throw e;
            }
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
    }

    /** What the source held when it was opened: its tables with their files, sizes and patterns. */
    public Inventory inventory() {
        return dump.inventory();
    }

    /** What the target can do. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /**
     * Plans the import of the whole source: what to create, and the statement of each table. Reads the source's files and looks
     * at the target. Blocks; changes nothing.
     *
     * @throws ScanRefusedException when it cannot be imported as it is; says all that is wrong
     */
    public DumpPlan plan() {
        return plan(dump);
    }

    /**
     * Creates every database, table and view of the source that does not exist yet. Blocks. May be repeated.
     *
     * @return the plan that was carried out, with the statement of each table
     * @throws ScanRefusedException when the source has none; as {@link #plan} (then nothing was created); or when TiDB refused
     *                              a statement
     */
    public DumpPlan createSchemasAndTables() {
        if (dump.inventory().databases().isEmpty()) {
            throw new ScanRefusedException(List.of(new Problem("there is no database in " + source
                    + ": none of its files is named like one of a dump, or the filter leaves out all", "")));
        }
        return create(dump);
    }

    /**
     * Creates one table, and its database, unless they exist. Blocks. May be repeated.
     *
     * @return the plan that was carried out, of this table only
     * @throws IllegalArgumentException when the source has no such table
     * @throws ScanRefusedException     as {@link #createSchemasAndTables}
     */
    public DumpPlan createSchemaAndTable(TableName table) {
        return create(dump.only(table)
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + table + " in " + source)));
    }

    /**
     * Asks for the jobs that the plan's tables have, ended ones too: before {@link #submit}, so that {@link #submitted} can
     * tell a new job from them. Blocks; changes nothing.
     */
    public JobsBefore jobsBefore(DumpPlan plan) {
        return jobs(plan.tables());
    }

    /**
     * Sends the statement of a table over a session of its own, which is set as its rows want. Blocks until TiDB has a job.
     *
     * @return its id
     * @throws IllegalArgumentException when the table has no data
     * @throws TidbException            with {@code OutcomeUnknown} when there may be a job all the same: ask with
     *                                  {@link #submitted} for it before you send anything again
     */
    public long submit(DumpPlan plan, PlannedTable table) {
        DataSettings data = plan.data(table);
        ImportStatement statement = SqlGenerator.generate(plan.statement(table), data.backslash());
        try (TidbSession session = sessions.open(options.session())) {
            session.query(data.sql());
            return new JobManager(session, capabilities).submit(statement);
        }
    }

    /**
     * Looks for the job of a {@link #submit} whose answer was lost: the one on the table, of this account, from the same
     * files and with the same group key, that was not there before. Blocks; sends nothing again.
     *
     * <p>Neither account nor files tell two programs apart: let no other submit the same files into the table meanwhile.
     *
     * @param before asked for before the submission
     * @return empty when TiDB shows none yet; it shows one only when it is through with the statement, so ask again while
     *         that may still run
     * @throws SeveralJobsException     when more than one can be it
     * @throws IllegalArgumentException when {@code before} knows nothing of the table
     */
    public Optional<JobStatus> submitted(DumpPlan plan, PlannedTable table, JobsBefore before) {
        List<JobStatus> found = before.begunSince(table, plan.request().options().value(ImportOption.GROUP_KEY),
                jobs(List.of(table)));
        if (found.size() > 1) {
            throw new SeveralJobsException(table.name(), found);
        }
        return found.stream().findFirst();
    }

    private JobsBefore jobs(List<PlannedTable> tables) {
        try (TidbSession session = sessions.open(options.session())) {
            return JobsBefore.ask(new JobManager(session, capabilities), tables.stream()
                    .map(PlannedTable::name)
                    .toList());
        }
    }

    private DumpPlan plan(Dump wanted) {
        Findings findings = new Findings();
        try (TidbSession session = sessions.open(options.session())) {
            DumpPlan plan = wanted.plan(new TargetCatalogue(session), () -> {}, findings);
            requireNothingCritical(findings);
            return plan;
        }
    }

    private DumpPlan create(Dump wanted) {
        DumpPlan plan = plan(wanted);
        plan.create(new SchemaCreation(sessions, options.session(), options.concurrency(), () -> {}));
        Findings findings = new Findings();
        try (TidbSession session = sessions.open(options.session())) {
            plan.compareCreated(new TargetCatalogue(session), findings);
        }
        requireNothingCritical(findings);
        return plan;
    }

    private static void requireNothingCritical(Findings findings) {
        if (!findings.of(Severity.CRITICAL).isEmpty()) {
            throw refused(findings);
        }
    }

    private static ScanRefusedException refused(Findings findings) {
        return new ScanRefusedException(findings.of(Severity.CRITICAL)
                .stream()
                .map(finding -> new Problem(finding.seen(), finding.advice()))
                .toList());
    }

    /**
     * Opens a session for jobs, which closes with the SDK. Ask again for a wait that should not hold up others, and after a
     * failure to reach TiDB, which ends a session.
     */
    public JobManager openJobs() {
        TidbSession session = sessions.open(options.session());
        opened.add(session);
        return new JobManager(session, capabilities);
    }

    /** Closes source and sessions; jobs go on. Never waits, may be repeated. */
    @Override
    public void close() {
        opened.forEach(TidbSession::close);
        store.close();
        release.run();
    }
}
