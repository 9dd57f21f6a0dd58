package dev.sluice.sdk.tidb;

/** One way in which servers answer questions about jobs. */
interface JobDialect {

    /** What stands before {@code JOB n} and {@code JOBS WHERE …}. */
    String show();

    /** Reads one row of an answer. */
    JobStatus read(ResultRow row);

    /** The richest dialect that the server knows. */
    static JobDialect of(Capabilities capabilities) {
        return capabilities.raw() ? new RawDialect() : new ColumnDialect();
    }
}
