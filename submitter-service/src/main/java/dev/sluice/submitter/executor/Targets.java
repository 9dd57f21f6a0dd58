package dev.sluice.submitter.executor;

import dev.sluice.sdk.tidb.TidbSessions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configured targets by name. */
final class Targets {

    private final Map<String, ImportTarget> byName;

    Targets(Map<String, TidbSessions> sessions) {
        byName = sessions.entrySet()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> new ImportTarget(entry.getValue())));
    }

    /** @throws NotConfiguredException naming what is missing; it can be put right by configuration only */
    ImportTarget named(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new NotConfiguredException("target " + name + " is not configured here"));
    }
}
