package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TableState;

/** What one failed or held table does to the others of its import. */
final class FailurePolicy {

    private FailurePolicy() {}

    static void apply(Turn turn, ImportRecord of) {
        switch (of.manifest().policy().onFailure()) {
            case CANCEL_REMAINING -> turn.wantEnd(of.importId(), CancelCause.POLICY, table -> true);
            case STOP_NEW -> turn.wantEnd(of.importId(), CancelCause.POLICY, FailurePolicy::waits);
            case CONTINUE -> {
                /* the others go on */ }
        }
    }

    private static boolean waits(TableCheckpoint table) {
        return table.state() == TableState.WAITING;
    }
}
