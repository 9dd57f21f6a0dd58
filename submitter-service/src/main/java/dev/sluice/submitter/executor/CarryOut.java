package dev.sluice.submitter.executor;

import dev.sluice.config.SecretUnavailableException;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.service.NotFoldedException;
import dev.sluice.wire.NotReportedException;

/** Carries out one order, once, and makes of every failure that can pass an outcome. */
final class CarryOut {

    private final SubmitOnce submitOnce;
    private final CancelJob cancelJob;
    private final CancelHeld cancelHeld;

    CarryOut(Targets targets, SourceCredentials credentials, Checkpoints checkpoints, Facts facts) {
        submitOnce = new SubmitOnce(targets, credentials, checkpoints, facts);
        cancelJob = new CancelJob(targets, facts);
        cancelHeld = new CancelHeld(targets, checkpoints, facts, cancelJob);
    }

    /** Blocks; ends early when the thread is interrupted. */
    Outcome order(Order order) throws InterruptedException {
        try {
            return switch (order) {
                case Order.Submit submit -> submitOnce.run(submit.table());
                case Order.LookOnly look -> submitOnce.run(look.table());
                case Order.CancelJob cancel -> cancelJob.run(cancel.table(), cancel.jobId());
                case Order.CancelHeld held -> cancelHeld.run(held.table());
            };
        } catch (TidbException e) {
            return e.failure() instanceof TidbFailure.OutcomeUnknown
                    ? new Outcome.LookAgain(String.valueOf(e.getMessage()))
                    : new Outcome.TryAgain(String.valueOf(e.getMessage()));
        } catch (NotFoldedException | NotReportedException | NotConfiguredException | SecretUnavailableException e) {
            // A fact that did not arrive is found again in TiDB by the next look.
            return new Outcome.TryAgain(String.valueOf(e.getMessage()));
        }
    }
}
