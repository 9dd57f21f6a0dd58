package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.statement.TidbErrors;
import java.util.stream.Stream;

/** The jobs that a session may see and cancel: its own account's, or all with SUPER. */
final class VisibleJobs {

    private final JobStore store;

    VisibleJobs(JobStore store) {
        this.store = store;
    }

    Stream<Job> all(SessionFacts facts) {
        return store.all().filter(job -> isVisible(job, facts));
    }

    /**
     * TiDB looks for the job first, so a stranger can tell a job of others from none.
     *
     * @throws dev.sluice.local.tidb.statement.TidbException 8170 when there is none, 1227 when it is another's
     */
    Job one(long id, SessionFacts facts) {
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
