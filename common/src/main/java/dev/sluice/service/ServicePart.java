package dev.sluice.service;

import java.time.Duration;
import java.util.Optional;

/** One part of a {@link Service}: a loop, a client, a server. Its methods are called by one thread at a time. */
public interface ServicePart {

    /** Short and unique within the service; the name of its check in {@code /health/ready}. */
    String name();

    /** Starts the part and returns when it runs; blocks. A throw ends the start of the service. */
    void start() throws Exception;

    /** Why the part cannot do its work now, in words for an operator; empty when it can. Cheap, from any thread. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** Takes no new work from here on; what is under way may go on until {@link #stop}. Returns at once. */
    default void drain() {}

    /**
     * Stops the part and frees what it holds; blocks. Called once, also when {@link #start} threw.
     *
     * @param within how long it may take; what is not done by then is given up
     */
    void stop(Duration within) throws Exception;
}
