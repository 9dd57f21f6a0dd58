package dev.sluice.submitter.executor;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A target and what it can do. Safe for many threads. */
final class ImportTarget {

    private final TidbSessions sessions;
    private final SharedLook look = new SharedLook();
    private volatile @Nullable Capabilities probed;

    ImportTarget(TidbSessions sessions) {
        this.sessions = sessions;
    }

    TidbSession open(SessionSettings settings) {
        return sessions.open(settings);
    }

    /** All jobs on a table that the account may see; see {@link SharedLook}. */
    List<JobStatus> jobsOn(TableName table, JobManager jobs) throws InterruptedException {
        return look.at(table, jobs);
    }

    /** Probed with the first session; two that come at once may both ask and get the same answer. */
    Capabilities capabilities(TidbSession session) {
        Capabilities known = probed;
        if (known == null) {
            known = Capabilities.probe(session);
            probed = known;
        }
        return known;
    }
}
