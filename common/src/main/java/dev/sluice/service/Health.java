package dev.sluice.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link HealthServer} shows. */
public interface Health {

    /** False when the process cannot recover by itself and must be started again. */
    boolean alive();

    /** By the name of the check, in a stable order: empty when it is well, else what is wrong. */
    Map<String, Optional<String>> checks();

    /** The health of several as one: alive when all are, with the checks of all, whose names must differ. */
    static Health together(List<? extends Health> several) {
        return new Health() {
            @Override
            public boolean alive() {
                return several.stream().allMatch(Health::alive);
            }

            @Override
            public Map<String, Optional<String>> checks() {
                Map<String, Optional<String>> checks = new LinkedHashMap<>();
                several.forEach(one -> checks.putAll(one.checks()));
                return checks;
            }
        };
    }

    /** True when no check has a problem. */
    default boolean ready() {
        return alive() && checks().values().stream().allMatch(Optional::isEmpty);
    }
}
