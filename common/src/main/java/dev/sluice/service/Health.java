package dev.sluice.service;

import java.util.Map;
import java.util.Optional;

/** What {@link HealthServer} shows. */
public interface Health {

    /** False when the process cannot recover by itself and must be started again. */
    boolean alive();

    /** By the name of the check, in a stable order: empty when it is well, else what is wrong. */
    Map<String, Optional<String>> checks();

    /** True when no check has a problem. */
    default boolean ready() {
        return alive() && checks().values().stream().allMatch(Optional::isEmpty);
    }
}
