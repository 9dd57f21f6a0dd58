package dev.sluice.submitter.decision;

import dev.sluice.event.ImportId;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether anything of an import was ever sent to TiDB. */
final class Attempts {

    private Attempts() {}

    static boolean any(Ledger ledger, ImportId id) {
        AtomicBoolean found = new AtomicBoolean();
        ledger.eachTable(id, table -> {
            if (table.attempt() > 0) {
                found.set(true);
            }
        });
        return found.get();
    }
}
