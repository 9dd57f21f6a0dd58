package dev.sluice.cli.show;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.sdk.explain.KnownFailure;
import java.util.Optional;

/** What stands behind TiDB's words on a table that went wrong. */
final class Explained {

    private Explained() {}

    static Optional<String> of(TableCheckpoint table) {
        return switch (table.state()) {
            case FAILED, HELD -> KnownFailure.in(table.message()).map(KnownFailure::explanation);
            case WAITING, SUBMITTING, RUNNING, FINISHED, CANCELLED, SKIPPED -> Optional.empty();
        };
    }
}
