package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.HeldBecause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableState;
import java.util.ArrayList;
import java.util.List;

/** The tables of an import behind which TiDB may still have a live job of its group, as far as checkpoints tell. */
record LiveJobs(List<String> tables) {

    static LiveJobs of(Ledger ledger, ImportId id) {
        List<String> found = new ArrayList<>();
        ledger.eachTable(id, table -> {
            if (mayLive(table)) {
                found.add(table.key().name().toString());
            }
        });
        return new LiveJobs(found);
    }

    private static boolean mayLive(TableCheckpoint table) {
        boolean heldWithJob = table.state() == TableState.HELD
                && (table.held() == HeldBecause.JOBS_IN_THE_WAY || table.cancelWanted() != null);
        return table.state().isInFlight() || heldWithJob;
    }

    boolean any() {
        return !tables.isEmpty();
    }

    String first() {
        return tables.getFirst();
    }
}
