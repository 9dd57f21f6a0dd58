package dev.sluice.cli.pipeline;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableKey;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The latest record of each key of {@code table-checkpoints}, as imports and their tables. Not safe to share. */
public final class Imports {

    private final SortedMap<String, CheckpointRecord> latest = new TreeMap<>();

    /** Takes one record of the topic; without a value it says that the key is gone. */
    void apply(byte[] key, byte @Nullable [] value) {
        String name = new String(key, StandardCharsets.UTF_8);
        if (value == null) {
            latest.remove(name);
        } else {
            latest.put(name, Json.read(value, CheckpointRecord.class));
        }
    }

    /** One import, if there is one of that id. */
    public Optional<ImportView> find(ImportId id) {
        return latest.get(id.value()) instanceof ImportRecord found
                ? Optional.of(new ImportView(found, tables(id)))
                : Optional.empty();
    }

    /** All imports, the one that started last at the end. */
    public List<ImportView> all() {
        return latest.values()
                .stream()
                .filter(ImportRecord.class::isInstance)
                .map(ImportRecord.class::cast)
                .sorted(Comparator.comparing(ImportRecord::startedAt))
                .map(found -> new ImportView(found, tables(found.importId())))
                .toList();
    }

    private List<TableCheckpoint> tables(ImportId id) {
        String prefix = TableKey.prefixOf(id);
        return latest.subMap(prefix, prefix + Character.MAX_VALUE)
                .values()
                .stream()
                .map(TableCheckpoint.class::cast)
                .sorted(Comparator.comparing(TableCheckpoint::schema).thenComparing(TableCheckpoint::table))
                .toList();
    }
}
