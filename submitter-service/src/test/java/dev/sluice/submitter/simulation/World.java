package dev.sluice.submitter.simulation;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.Command.PauseImport;
import dev.sluice.event.Command.ResumeImport;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.OnFailure;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.TableKey;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.submitter.coordinator.Replay;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.MemoryLedger;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.submitter.simulation.Action.Kind;
import dev.sluice.submitter.simulation.ModelInputs.Read;
import dev.sluice.submitter.simulation.ModelTidb.Job;
import dev.sluice.submitter.simulation.ModelTidb.Violation;
import dev.sluice.topic.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The real coordinator among modelled scanners, executors, a monitor, users and one TiDB. Two imports want the same two
 * tables, so ownership is fought over too.
 */
final class World {
    private static final List<ImportId> IMPORTS = List.of(new ImportId("one"), new ImportId("two"));
    private static final List<String> TABLES = List.of("a", "b");

    final ModelTidb tidb = new ModelTidb();
    private MemoryLedger ledger = new MemoryLedger();
    private final Coordinator coordinator = new Coordinator(new Targets(Map.of("default", 2)), "topic-id");
    private final ModelInputs inputs = new ModelInputs();
    private final Deque<ScanOrder> orders = new ArrayDeque<>();
    private final Weakness weakness;
    private final Map<String, Object> locks = new HashMap<>();
    private final Map<TableKey, TableCheckpoint> inFlight = new LinkedHashMap<>();
    private final List<ModelExecutor> executors;
    private final Manifest manifest;
    private final List<String> wanted;
    private final Optional<Job> toAdopt;

    /**
     * A world in which nothing has happened yet.
     *
     * @param wanted  tables that strangers import into as well
     * @param earlier the table into which another tool imports, whose job the first import is to take over
     */
    World(OnFailure onFailure, Weakness weakness, List<String> wanted, Optional<String> earlier) {
        toAdopt = earlier.map(tidb::earlierToolImportsInto);
        this.wanted = wanted;
        this.weakness = weakness;
        executors = List.of(new ModelExecutor("E1", this, weakness), new ModelExecutor("E2", this, weakness));
        manifest = new Manifest(new Source("s3://b/d", null), null, null, null, null, new Policy(2, onFailure, null),
                null);
    }

    Map<TableKey, TableCheckpoint> tables() {
        Map<TableKey, TableCheckpoint> all = new LinkedHashMap<>();
        ledger.memory().tables().values().forEach(table -> all.put(table.key(), table));
        return all;
    }

    void publish(Input fact) {
        inputs.write(fact);
    }

    boolean isFree(TableKey key) {
        return !locks.containsKey(key.table());
    }

    void lock(TableKey key, Object owner) {
        locks.put(key.table(), owner);
    }

    void unlock(TableKey key, Object owner) {
        locks.remove(key.table(), owner);
    }

    void leaveInFlight(TableKey key, TableCheckpoint use) {
        inFlight.put(key, use);
        lock(key, use);
    }

    /** Everything that may happen now. */
    List<Action> actions() {
        List<Action> all = new ArrayList<>();
        inputs.next()
                .ifPresent(next -> all.add(new Action(Kind.PROGRESS, "coordinator reads " + next.input(),
                        () -> decide(inputs.read()))));
        if (!orders.isEmpty()) {
            all.add(new Action(Kind.PROGRESS, "scanner carries out an order", this::scan));
        }
        executors.forEach(executor -> {
            all.addAll(executor.actions());
            all.add(new Action(Kind.FAULT, "an executor crashes", executor::crash));
        });
        inFlight.forEach((key, use) -> addStatementLeft(all, key, use));
        tidb.jobs.stream().filter(Job::isLive).forEach(job -> addEnds(all, job));
        tables().values().forEach(table -> watch(all, table));
        if (!inputs.isReplaying()) {
            IMPORTS.forEach(id -> addCommands(all, id));
            addLosses(all);
        }
        wanted.forEach(table -> addStranger(all, table));
        return all;
    }

    private void addStatementLeft(List<Action> all, TableKey key, TableCheckpoint use) {
        all.add(new Action(Kind.PROGRESS, "a statement of a dead executor is dropped: " + key, () -> settle(key, use)));
        all.add(new Action(Kind.FAULT, "a statement of a dead executor is carried out: " + key, () -> {
            tidb.importInto(use);
            settle(key, use);
        }));
    }

    private void settle(TableKey key, TableCheckpoint use) {
        inFlight.remove(key);
        unlock(key, use);
    }

    private void addEnds(List<Action> all, Job job) {
        String name = "job " + job.id + " on " + job.table;
        all.add(new Action(Kind.JOB, name + " finishes", () -> tidb.end(job, JobOutcome.FINISHED, true)));
        all.add(new Action(Kind.FAULT, name + " fails", () -> tidb.end(job, JobOutcome.FAILED, false)));
        all.add(new Action(Kind.FAULT, name + " fails and leaves rows", () -> tidb.end(job, JobOutcome.FAILED, true)));
        if (job.cancelRequested) {
            all.add(new Action(Kind.JOB, name + " is cancelled", () -> tidb.end(job, JobOutcome.CANCELLED, true)));
        }
    }

    private void watch(List<Action> all, TableCheckpoint table) {
        boolean watched = table.jobId() != null
                && (table.state() == TableState.RUNNING || table.state() == TableState.HELD);
        if (!watched || tidb.job(table.jobId()).isLive()) {
            return;
        }
        JobEnded fact = new JobEnded(table.importId(), table.schema(), table.table(), table.groupKey(), table.attempt(),
                table.jobId(), Objects.requireNonNull(tidb.job(table.jobId()).outcome), null, null, "");
        if (!inputs.isWaiting(fact)) {
            all.add(new Action(Kind.PROGRESS, "monitor: " + fact, () -> publish(fact)));
        }
    }

    private void addCommands(List<Action> all, ImportId id) {
        List<Input> commands = List.of(new StartImport(id, manifest), new CancelImport(id), new PauseImport(id, false),
                new PauseImport(id, true), new ResumeImport(id), new RetryTables(id, List.of(), false),
                new RetryTables(id, List.of(), true), new ForgetImport(id));
        commands.forEach(command -> all.add(new Action(Kind.USER, "user: " + command, () -> command(command))));
        TABLES.forEach(table -> {
            boolean ended = tables().values()
                    .stream()
                    .filter(checkpoint -> checkpoint.table().equals(table))
                    .noneMatch(checkpoint -> checkpoint.ownsTable() || checkpoint.state() == TableState.HELD);
            if (ended && !tidb.hasRows(table) && tidb.jobsOn(table).noneMatch(Job::isLive) && !locks.containsKey(
                    table)) {
                all.add(new Action(Kind.USER, "user fills " + table + " by hand", () -> tidb.fillByHand(table)));
            }
            if (ledger.importRecord(id).isEmpty() && tidb.jobsOn(table).noneMatch(Job::isLive)) {
                all.add(new Action(Kind.USER, "user empties " + table, () -> tidb.empty(table)));
            }
        });
    }

    private void addStranger(List<Action> all, String table) {
        boolean gatesOpen = !tidb.hasRows(table) && tidb.jobsOn(table).noneMatch(Job::isLive);
        if (gatesOpen && !locks.containsKey(table)) {
            all.add(new Action(Kind.FAULT, "a stranger imports into " + table, () -> tidb.strangerImportsInto(table)));
        }
    }

    /** What is kept in Kafka is lost, more of it from case to case. Local state alone is no loss: its changelog has it. */
    private void addLosses(List<Action> all) {
        all.add(new Action(Kind.FAULT, "positions are reset", this::losePositions));
        all.add(new Action(Kind.FAULT, "the changelog is lost", this::loseChangelog));
        all.add(new Action(Kind.FAULT, "the checkpoints are lost", this::loseCheckpoints));
    }

    private void losePositions() {
        if (weakness == Weakness.NO_APPLIED_OFFSETS) {
            inputs.replay();
        }
    }

    private void loseChangelog() {
        MemoryLedger.Memory checkpoints = ledger.memory();
        ledger = new MemoryLedger();
        if (weakness != Weakness.NO_LOOK_AT_THE_CHECKPOINTS) {
            checkpoints.imports().values().forEach(ledger::save);
            checkpoints.tables().values().forEach(ledger::save);
        }
    }

    private void loseCheckpoints() {
        executors.forEach(ModelExecutor::crash);
        ledger = new MemoryLedger();
        if (weakness == Weakness.REPLAY_IN_THE_OPEN) {
            inputs.replay();
            return;
        }
        Replay replay = new Replay(new Topics("sluice."), coordinator);
        inputs.before().forEach(input -> replay.take(input.input(), input.stamp()));
        replay.end();
        replay.records().values().forEach(record -> {
            switch (record) {
                case TableCheckpoint table -> ledger.save(table);
                case ImportRecord known -> ledger.save(known);
                case AppliedOffsets offsets -> {
                    /* the modelled inputs know what was read */ }
            }
        });
        check();
    }

    private void command(Input command) {
        if (command instanceof RetryTables retry && retry.truncate()) {
            tidb.mayBeEmptied();
        }
        decide(inputs.writeAndRead(command));
    }

    private void decide(Read input) {
        int ordered = ledger.ordered().size();
        coordinator.decide(input.input(), input.stamp(), ledger);
        orders.addAll(ledger.ordered().subList(ordered, ledger.ordered().size()));
        check();
    }

    private void check() {
        tables().values().forEach(this::check);
        ledger.memory().imports().values().forEach(this::check);
    }

    private void check(TableCheckpoint table) {
        if (table.state() == TableState.FINISHED) {
            Job job = tidb.job(Objects.requireNonNull(table.jobId()));
            boolean own = job.group.equals(table.groupKey().value()) || table.plan().adopts(job.id);
            if (job.outcome != JobOutcome.FINISHED || !own) {
                throw new Violation(table.key() + " is finished by a job that is not its own");
            }
        }
        if (table.state() == TableState.CANCELLED && table.cancelWanted() == CancelCause.PAUSE) {
            throw new Violation("a pause ended " + table.key() + " for good");
        }
    }

    private void check(ImportRecord record) {
        boolean open = tables().values()
                .stream()
                .anyMatch(table -> table.importId().equals(record.importId()) && table.state() != TableState.FINISHED);
        if (record.state() == ImportState.FINISHED && open) {
            throw new Violation(record.importId() + " is finished without all its tables");
        }
    }

    private void scan() {
        if (!(orders.remove() instanceof ScanSource order)) {
            return;
        }
        ImportId id = order.importId();
        boolean clean = TABLES.stream().allMatch(table -> isClean(id, table));
        if (!order.verifying() && !clean) {
            publish(new ScanFailed(id, order.scanId(), ScanFailure.REFUSED, "not empty"));
            return;
        }
        TABLES.forEach(table -> publish(new TableDiscovered(id, order.scanId(), "shop", table, plan(id, table), 1, 10,
                "digest")));
        publish(new ScanCompleted(id, order.scanId(), TABLES.size(), "digest"));
    }

    private TablePlan plan(ImportId id, String table) {
        TablePlan plan = new TablePlan("s3://b/d/*", null, null, null, null, null, null);
        return toAdopt(id, table).map(job -> plan.adopting(job.id)).orElse(plan);
    }

    private Optional<Job> toAdopt(ImportId id, String table) {
        return toAdopt.filter(job -> id.equals(IMPORTS.getFirst()) && job.table.equals(table));
    }

    /** A table is empty and idle, or has nothing but the job to adopt and its rows. */
    private boolean isClean(ImportId id, String table) {
        Optional<Job> adopted = toAdopt(id, table)
                .filter(job -> job.isLive() || job.outcome == JobOutcome.FINISHED);
        return adopted.isPresent()
                ? tidb.jobsOn(table).noneMatch(job -> job.isLive() && job != adopted.get())
                        && (adopted.get().isLive() || tidb.hasRowsOf(adopted.get()))
                : !tidb.hasRows(table) && tidb.jobsOn(table).noneMatch(Job::isLive);
    }

    private boolean isOurs(Job job) {
        return switch (job.group) {
            case ModelTidb.STRANGER -> false;
            case ModelTidb.EARLIER_TOOL -> tables().values()
                    .stream()
                    .anyMatch(table -> Objects.equals(table.jobId(), job.id));
            default -> true;
        };
    }

    /** Nothing goes on by itself any more while jobs run: no job may run that nobody answers for. */
    void checkNoOrphan() {
        tidb.jobs.stream().filter(job -> job.isLive() && isOurs(job)).forEach(job -> {
            boolean known = tables().values()
                    .stream()
                    .anyMatch(table -> table.state() == TableState.RUNNING && Objects.equals(table.jobId(), job.id));
            if (!known) {
                throw new Violation("job " + job.id + " on " + job.table + " runs and no table answers for it");
            }
        });
    }

    /** Nothing goes on any more: every import has ended, or is paused with nothing in flight. */
    void checkSettled() {
        ledger.memory().imports().values().forEach(record -> {
            if (record.state().isEnd()) {
                return;
            }
            boolean inFlightTable = tables().values()
                    .stream()
                    .anyMatch(table -> table.importId().equals(record.importId()) && table.state().isInFlight());
            if (!record.paused() || inFlightTable) {
                throw new Violation(record.importId() + " is stuck in " + record.shown());
            }
        });
    }
}
