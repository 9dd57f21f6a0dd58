package dev.sluice.cli;

/** What the process ends with; scripts rely on the numbers. */
public enum ExitCode {

    DONE(0),
    /** Anything that has no code of its own. */
    FAILURE(1),
    /** A wrong option or configuration, a source that cannot be opened, or a refused request. */
    USAGE(2),
    /** A precheck or the scan failed, or there is nothing to import. */
    PRECHECK(3),
    /** Some tables failed or are held. */
    PARTIAL(4),
    CANCELLED(5),
    /** The import goes on without this command. */
    RUNNING(6),
    /** Kafka or TiDB does not answer. */
    UNREACHABLE(7);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
