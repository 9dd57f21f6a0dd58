package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;

/** A file of rows does not begin as one that TiDB reads; it was read as far as that. */
final class OddFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    OddFileException(Problem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
