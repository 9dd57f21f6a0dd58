package dev.sluice.monitor.poll;

import dev.sluice.event.JobFact;
import dev.sluice.wire.NotReportedException;
import java.util.Collection;

/** Where a monitor reports. */
interface Facts {

    /**
     * Returns once all facts are safe. Blocks, with an end.
     *
     * @throws NotReportedException when one may not have arrived; all may be reported again
     */
    void report(Collection<JobFact> facts) throws InterruptedException;
}
