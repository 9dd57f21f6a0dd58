package dev.sluice.submitter.executor;

import dev.sluice.event.SubmissionFact;
import dev.sluice.wire.NotReportedException;

/** Where an executor reports. */
interface Facts {

    /**
     * Returns once the fact is safe. Blocks, with an end.
     *
     * @throws NotReportedException when it may not have arrived; it may be reported again
     */
    void report(SubmissionFact fact) throws InterruptedException;
}
