package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.ImportOptions.Waiting;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.JdbcCatalog;
import dev.sluice.local.tidb.statement.ShowFilter;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement;
import dev.sluice.local.tidb.statement.TidbStatement.CancelImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroup;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroups;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJobs;
import dev.sluice.local.tidb.statement.TidbStatements;
import dev.sluice.local.tidb.wire.Column;
import dev.sluice.local.tidb.wire.Interceptor;
import dev.sluice.local.tidb.wire.Reply;
import dev.sluice.local.tidb.wire.ServerSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Carries out TiDB's import statements. Safe for any thread. */
public final class ImportStatements implements Interceptor {

    /** TiDB sets no limit; a job of ours stops between two chunks of rows. */
    private static final long CANCEL_LIMIT_MINUTES = 10;

    private final JobStore store;
    private final JobEngine engine;
    private final JobControls controls;
    private final Connections connections;
    private final Clock clock;

    public ImportStatements(JobStore store, JobEngine engine, JobControls controls, Connections connections,
            Clock clock) {
        this.store = store;
        this.engine = engine;
        this.controls = controls;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Optional<Answer> answerTo(String sql) {
        return isOurs(sql) ? Optional.of(session -> answer(sql, session)) : Optional.empty();
    }

    /** In the default mode; what the session's own mode makes of the statement is found out when it is carried out. */
    private static boolean isOurs(String sql) {
        try {
            return TidbStatements.parse(sql).isPresent();
        } catch (TidbException notWellFormed) {
            return true;
        }
    }

    private Reply answer(String sql, ServerSession session) {
        try {
            SessionFacts facts = SessionFacts.ask(session);
            TidbStatement statement = TidbStatements.parse(sql, facts.sqlMode())
                    .orElseThrow(() -> new TidbException(1064, "42000", "not a statement of TiDB's"));
            return switch (statement) {
                case ImportInto into -> importInto(sql, into, facts, session);
                case ShowImportJobs show -> showJobs(show, facts, session);
                case ShowImportJob show -> jobRow(visibleJob(show.jobId(), facts), facts);
                case ShowImportGroups show -> showGroups(visibleJobs(facts), show.filter(), facts, session);
                case ShowImportGroup show -> showGroups(visibleJobs(facts).stream()
                        .filter(job -> job.request().groupKey().filter(show.groupKey()::equals).isPresent())
                        .toList(), show.filter(), facts, session);
                case CancelImportJob cancel -> cancel(cancel.jobId(), facts);
            };
        } catch (TidbException refused) {
            return new Reply.Refusal(refused.code(), refused.sqlState(), refused.getMessage());
        }
    }

    private Reply importInto(String sql, ImportInto statement, SessionFacts facts, ServerSession session) {
        ImportPlan plan = plan(statement, facts, session);
        Job job = engine.submit(new JobRequest(sql, facts.currentSchema(), facts.sqlMode().text(),
                facts.account().toString(), plan.target(), plan.options().groupKey(), plan.dataSource(),
                plan.sourceBytes()), plan);
        awaitLeaveToAnswer();
        if (controls.takeCut()) {
            return new Reply.HangUp();
        }
        return plan.options().waiting() == Waiting.DETACHED ? jobRow(job, facts) : endOf(job, facts);
    }

    private void awaitLeaveToAnswer() {
        try {
            controls.awaitAnswer();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw queryInterrupted();
        }
    }

    private ImportPlan plan(ImportInto statement, SessionFacts facts, ServerSession session) {
        try (Connection connection = connections.open()) {
            return ImportPlanner.plan(statement, facts.context(session, statement.table()),
                    new JdbcCatalog(connection, store::hasActive));
        } catch (SQLException failure) {
            throw new TidbException(1105, "HY000", "the database does not answer: " + failure.getMessage());
        }
    }

    private Reply endOf(Job job, SessionFacts facts) {
        Job ended = await(engine.end(job.id()), Long.MAX_VALUE);
        return ended.status() == JobStatus.FINISHED
                ? jobRow(ended, facts)
                : new Reply.Refusal(1105, "HY000", ended.message());
    }

    private Reply cancel(long id, SessionFacts facts) {
        if (!visibleJob(id, facts).status().isActive()) {
            throw TidbErrors.jobCannotBeCancelled();
        }
        Job ended = await(engine.cancel(id), CANCEL_LIMIT_MINUTES);
        if (ended.status() != JobStatus.CANCELLED) {
            throw TidbErrors.jobCannotBeCancelled();
        }
        return new Reply.Done(0);
    }

    private static Job await(CompletableFuture<Job> end, long minutes) {
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

    private Reply showJobs(ShowImportJobs show, SessionFacts facts, ServerSession session) {
        return filtered(JobRows.COLUMNS, visibleJobs(facts).stream().map(job -> row(job, facts)).toList(),
                show.filter(), session);
    }

    private Reply showGroups(List<Job> jobs, ShowFilter filter, SessionFacts facts, ServerSession session) {
        return filtered(GroupRows.COLUMNS, GroupRows.rows(jobs, clock.instant(), facts.zone()), filter, session);
    }

    private static Reply filtered(List<Column> columns, List<List<@Nullable Object>> rows, ShowFilter filter,
            ServerSession session) {
        return new Reply.Rows(columns, new RowFilter(columns, session).apply(filter, rows));
    }

    private Reply jobRow(Job job, SessionFacts facts) {
        return new Reply.Rows(JobRows.COLUMNS, List.of(row(job, facts)));
    }

    private List<@Nullable Object> row(Job job, SessionFacts facts) {
        return JobRows.row(job, engine.progress(job.id()), clock.instant(), facts.zone());
    }

    private List<Job> visibleJobs(SessionFacts facts) {
        return store.all().stream().filter(job -> isVisible(job, facts)).toList();
    }

    /** TiDB looks for the job first, so a stranger can tell a job of others from none. */
    private Job visibleJob(long id, SessionFacts facts) {
        Job job = store.find(id).orElseThrow(() -> TidbErrors.noSuchJob(id));
        if (!isVisible(job, facts)) {
            throw TidbErrors.privilegeNeeded("SUPER");
        }
        return job;
    }

    private static boolean isVisible(Job job, SessionFacts facts) {
        return facts.seesAllJobs() || job.request().createdBy().equals(facts.account().toString());
    }
}
