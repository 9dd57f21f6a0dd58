package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.ShowFilter;
import dev.sluice.local.tidb.wire.Column;
import dev.sluice.local.tidb.wire.Reply;
import dev.sluice.local.tidb.wire.ServerSession;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers the SHOW statements, for the jobs that the session may see. */
final class ShowStatements {

    private final JobStore store;
    private final VisibleJobs visible;
    private final JobEngine engine;
    private final JobRows rows;

    ShowStatements(TidbProfile profile, JobStore store, VisibleJobs visible, JobEngine engine) {
        this.store = store;
        this.visible = visible;
        this.engine = engine;
        this.rows = new JobRows(profile);
    }

    Reply jobs(ShowFilter filter, SessionFacts facts, ServerSession session) {
        // TiDB keeps every job, so only those that match are shown in full.
        List<JobView> matching = new RowFilter(rows.columns(), session).apply(filter, all(facts), rows::value);
        return new Reply.Rows(rows.columns(), matching.stream().map(rows::row).toList());
    }

    Reply job(long id, SessionFacts facts) {
        return row(visible.one(id, facts), facts);
    }

    /** A job as the answer to the statement that made it. */
    Reply row(Job job, SessionFacts facts) {
        return new Reply.Rows(rows.columns(), List.of(rows.row(view(job, facts))));
    }

    Reply rawJobs(ShowFilter filter, SessionFacts facts, ServerSession session) {
        return filtered(RawRows.COLUMNS, all(facts).map(RawRows::row), filter, session);
    }

    Reply rawJob(long id, SessionFacts facts) {
        return new Reply.Rows(RawRows.COLUMNS, List.of(RawRows.row(view(visible.one(id, facts), facts))));
    }

    Reply groups(ShowFilter filter, SessionFacts facts, ServerSession session) {
        return groups(visible.all(facts), filter, facts, session);
    }

    /** No row, and no error, for a key that no job has. */
    Reply group(String key, ShowFilter filter, SessionFacts facts, ServerSession session) {
        Stream<Job> members = visible.all(facts)
                .filter(job -> job.request().groupKey().filter(key::equals).isPresent());
        return groups(members, filter, facts, session);
    }

    private Reply groups(Stream<Job> jobs, ShowFilter filter, SessionFacts facts, ServerSession session) {
        return filtered(GroupRows.COLUMNS, GroupRows.rows(jobs.toList(), store.now(), facts.zone()).stream(), filter,
                session);
    }

    private Stream<JobView> all(SessionFacts facts) {
        return visible.all(facts).map(job -> view(job, facts));
    }

    private JobView view(Job job, SessionFacts facts) {
        return new JobView(job, engine.progress(job), store.now(), facts.zone());
    }

    private static Reply filtered(List<Column> columns, Stream<List<@Nullable Object>> rows, ShowFilter filter,
            ServerSession session) {
        return new Reply.Rows(columns, new RowFilter(columns, session).apply(filter, rows, List::get));
    }
}
