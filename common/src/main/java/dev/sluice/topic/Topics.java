package dev.sluice.topic;

import java.time.Duration;
import java.util.List;

/**
 * The topics of one installation (one <em>cell</em>). The coordinator's inputs have one partition each, so that one task
 * decides on everything in one order; the work that is shared has twelve.
 *
 * @param prefix what every name starts with, {@code sluice.} unless configured
 */
public record Topics(String prefix) {
    private static final int ONE = 1;
    private static final int SHARED = 12;

    /** A manifest may be 256 KiB; this leaves room for its envelope. */
    public static final int MAX_COMMAND_BYTES = 256 * 1024;

    /** Users write here. */
    public Topic importCommands() {
        return new Topic(prefix + "import-commands", ONE, Duration.ofDays(365));
    }

    /** Coordinator to scanners. */
    public Topic scanOrders() {
        return new Topic(prefix + "scan-orders", SHARED, Duration.ofDays(7));
    }

    /** Scanners to coordinator. */
    public Topic tableDiscovered() {
        return new Topic(prefix + "table-discovered", ONE, Duration.ofDays(90));
    }

    /** Coordinator to executors and monitors, and the store of everything. */
    public Topic tableCheckpoints() {
        return new Topic(prefix + "table-checkpoints", SHARED, null);
    }

    /** Executors to coordinator. */
    public Topic jobSubmitted() {
        return new Topic(prefix + "job-submitted", ONE, Duration.ofDays(90));
    }

    /** Monitors to coordinator. */
    public Topic jobStatus() {
        return new Topic(prefix + "job-status", ONE, Duration.ofDays(90));
    }

    /** Coordinator to users. */
    public Topic importStatus() {
        return new Topic(prefix + "import-status", SHARED, Duration.ofDays(90));
    }

    /** Records that nobody could read or use. */
    public Topic deadLetters() {
        return new Topic(prefix + "dead-letters", ONE, Duration.ofDays(30));
    }

    /** What the coordinator decides on, in the order in which one thing leads to the next. */
    public List<Topic> inputs() {
        return List.of(importCommands(), tableDiscovered(), jobSubmitted(), jobStatus());
    }

    /** All of them. */
    public List<Topic> all() {
        return List.of(importCommands(), scanOrders(), tableDiscovered(), tableCheckpoints(), jobSubmitted(),
                jobStatus(),
                importStatus(), deadLetters());
    }
}
