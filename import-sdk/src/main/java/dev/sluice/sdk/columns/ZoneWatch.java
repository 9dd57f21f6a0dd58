package dev.sluice.sdk.columns;

import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.FileZone;
import dev.sluice.sdk.zone.NamedZone;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;

/** The zones that the SQL files of a table set, each of the first file that does so. For several threads. */
final class ZoneWatch {
    private static final Comparator<FileZone> BY_FILE = Comparator.comparing(FileZone::file);

    private final Map<Optional<DataZone>, FileZone> first = new ConcurrentHashMap<>();

    void add(String file, Optional<NamedZone> zone) {
        first.merge(zone.map(NamedZone::zone), new FileZone(file, zone), BinaryOperator.minBy(BY_FILE));
    }

    List<FileZone> seen() {
        return first.values().stream().sorted(BY_FILE).toList();
    }
}
