package dev.sluice.scanner;

import dev.sluice.sdk.check.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A source holds no table; a line for each thing that says why. */
final class NothingToImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NothingToImportException(List<Problem> why) {
        super(why.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
    }

    static void throwIfAny(List<Problem> why) {
        if (!why.isEmpty()) {
            throw new NothingToImportException(why);
        }
    }
}
