package dev.sluice.submitter.executor;

/** What a look at TiDB's jobs means for a table that is being submitted. */
sealed interface Finding {

    /** The job of this submission exists. */
    record Ours(long jobId) implements Finding {}

    /** Jobs that nobody can tell apart, or that are not ours. */
    record InTheWay(String message) implements Finding {}

    /** No job of this submission, and nothing in its way. */
    record Nothing() implements Finding {}
}
