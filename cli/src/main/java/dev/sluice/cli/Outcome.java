package dev.sluice.cli;

import dev.sluice.event.ImportState;
import dev.sluice.event.ScanFailure;
import org.jspecify.annotations.Nullable;

/** What an import's state means as an exit code. */
final class Outcome {

    private Outcome() {}

    static ExitCode of(ImportState state, @Nullable ScanFailure failure) {
        return switch (state) {
            case FINISHED -> ExitCode.DONE;
            case CANCELLED -> ExitCode.CANCELLED;
            case FAILED -> failure == null ? ExitCode.PARTIAL : of(failure);
            case SCANNING, IMPORTING, PAUSED, CANCELLING -> ExitCode.RUNNING;
        };
    }

    private static ExitCode of(ScanFailure failure) {
        return switch (failure) {
            case INVALID_REQUEST, SOURCE_UNREADABLE -> ExitCode.USAGE;
            case NOTHING_TO_IMPORT, REFUSED -> ExitCode.PRECHECK;
        };
    }
}
