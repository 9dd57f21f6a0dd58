package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.ImportOptions.Waiting;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.JdbcCatalog;
import dev.sluice.local.tidb.plan.StatementSecrets;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement;
import dev.sluice.local.tidb.statement.TidbStatement.CancelImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroup;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroups;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJobs;
import dev.sluice.local.tidb.statement.TidbStatement.ShowRawImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowRawImportJobs;
import dev.sluice.local.tidb.statement.TidbStatements;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.Reply;
import dev.sluice.local.tidb.wire.ServerSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Carries out TiDB's import statements. Safe for any thread. */
public final class ImportStatements implements Interceptor {

    /** TiDB sets no limit; a job of ours stops between two chunks of rows. */
    private static final long CANCEL_LIMIT_MINUTES = 10;

    private final TidbStatements grammar;
    private final ImportPlanner planner;
    private final JobStore store;
    private final JobEngine engine;
    private final JobControls controls;
    private final Connections connections;
    private final VisibleJobs visible;
    private final ShowStatements shows;

    public ImportStatements(TidbProfile profile, ImportPlanner planner, JobStore store, JobEngine engine,
            JobControls controls, Connections connections) {
        this.grammar = new TidbStatements(profile);
        this.planner = planner;
        this.store = store;
        this.engine = engine;
        this.controls = controls;
        this.connections = connections;
        this.visible = new VisibleJobs(store);
        this.shows = new ShowStatements(profile, store, visible, engine);
    }

    @Override
    public Optional<Answer> answerTo(String sql) {
        return isOurs(sql) ? Optional.of(session -> answer(sql, session)) : Optional.empty();
    }

    /** In the default mode; what the session's own mode makes of the statement is found out when it is carried out. */
    private boolean isOurs(String sql) {
        try {
            return grammar.parse(sql).isPresent();
        } catch (TidbException notWellFormed) {
            return true;
        }
    }

    private Reply answer(String sql, ServerSession session) {
        try {
            SessionFacts facts = SessionFacts.ask(session);
            TidbStatement statement = grammar.parse(sql, facts.sqlMode())
                    .orElseThrow(() -> new TidbException(1064, "42000", "not a statement of TiDB's"));
            return switch (statement) {
                case ImportInto into -> importInto(sql, into, facts, session);
                case ShowImportJobs show -> shows.jobs(show.filter(), facts, session);
                case ShowImportJob show -> shows.job(show.jobId(), facts);
                case ShowRawImportJobs show -> shows.rawJobs(show.filter(), facts, session);
                case ShowRawImportJob show -> shows.rawJob(show.jobId(), facts);
                case ShowImportGroups show -> shows.groups(show.filter(), facts, session);
                case ShowImportGroup show -> shows.group(show.groupKey(), show.filter(), facts, session);
                case CancelImportJob cancel -> cancel(cancel.jobId(), facts);
            };
        } catch (TidbException refused) {
            return new Reply.Refusal(refused.code(), refused.sqlState(), refused.getMessage());
        }
    }

    private Reply importInto(String sql, ImportInto statement, SessionFacts facts, ServerSession session) {
        Admitted admitted = admitted(statement, facts, session);
        ImportPlan plan = admitted.plan().readAgain(grammar, sql);
        Job job = engine.submit(new JobRequest(StatementSecrets.without(sql), facts.currentSchema(), facts.sqlMode()
                .text(),
                facts.timeZone(), facts.account().toString(), plan.target(), admitted.tableId(), plan.options()
                        .groupKey(),
                plan.dataSource(),
                plan.sourceBytes()), plan);
        awaitLeaveToAnswer();
        if (controls.takeCut()) {
            return new Reply.HangUp();
        }
        return plan.options().waiting() == Waiting.DETACHED ? shows.row(job, facts) : endOf(job, facts, session);
    }

    private void awaitLeaveToAnswer() {
        try {
            controls.awaitAnswer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw queryInterrupted();
        }
    }

    /** A statement that passed every check. */
    private record Admitted(ImportPlan plan, long tableId) {}

    private Admitted admitted(ImportInto statement, SessionFacts facts, ServerSession session) {
        try (Connection connection = connections.open()) {
            ImportPlan plan = planner.plan(statement, facts.context(session, statement.table()),
                    new JdbcCatalog(connection, store::hasActive));
            return new Admitted(plan, TableId.of(connection, plan.target())
                    .orElseThrow(() -> new SQLException(plan.target() + " is no table of InnoDB's")));
        } catch (SQLException failure) {
            throw new TidbException(1105, "HY000", "the database does not answer: " + failure.getMessage());
        }
    }

    private Reply endOf(Job job, SessionFacts facts, ServerSession session) {
        CompletableFuture<Job> end = engine.end(job.id());
        await(CompletableFuture.anyOf(end, session.killed().toCompletableFuture()), Long.MAX_VALUE);
        if (!end.isDone()) {
            // TiDB cancels the job of a waiting statement that is killed, and answers when it has stopped.
            await(engine.cancel(job.id()), CANCEL_LIMIT_MINUTES);
            throw queryInterrupted();
        }
        Job ended = await(end, CANCEL_LIMIT_MINUTES);
        return ended.status() == JobStatus.FINISHED
                ? shows.row(ended, facts)
                : new Reply.Refusal(1105, "HY000", ended.message());
    }

    private Reply cancel(long id, SessionFacts facts) {
        if (!visible.one(id, facts).status().isActive()) {
            throw TidbErrors.jobCannotBeCancelled();
        }
        Job ended = await(engine.cancel(id), CANCEL_LIMIT_MINUTES);
        if (ended.status() != JobStatus.CANCELLED) {
            throw TidbErrors.jobCannotBeCancelled();
        }
        return new Reply.Done(0);
    }

    private static <T> T await(CompletableFuture<T> end, long minutes) {
        try {
            return end.get(minutes, TimeUnit.MINUTES);
        } catch (ExecutionException | CancellationException stopped) {
            throw new TidbException(1053, "08S01", "Server shutdown in progress");
        } catch (TimeoutException late) {
            throw new TidbException(1105, "HY000", "the job has not stopped yet, please try again later");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw queryInterrupted();
        }
    }

    private static TidbException queryInterrupted() {
        return new TidbException(1317, "70100", "Query execution was interrupted");
    }
}
