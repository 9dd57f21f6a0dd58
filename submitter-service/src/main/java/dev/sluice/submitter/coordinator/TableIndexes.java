package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableKey;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Three ordered views of the checkpoints, kept in step with every change of one. */
final class TableIndexes {
    /** Sorts after every character of an encoded key. */
    private static final String LAST = "\uffff";

    private final KeyValueStore<String, TableKey> waiting;
    private final KeyValueStore<String, TableKey> inFlight;
    private final KeyValueStore<String, String> owners;

    TableIndexes(KeyValueStore<String, TableKey> waiting, KeyValueStore<String, TableKey> inFlight,
            KeyValueStore<String, String> owners) {
        this.waiting = waiting;
        this.inFlight = inFlight;
        this.owners = owners;
    }

    /** Follows a checkpoint from what it was to what it is; either may be absent. */
    void follow(@Nullable TableCheckpoint before, @Nullable TableCheckpoint now) {
        if (before != null) {
            remove(before);
        }
        if (now != null) {
            add(now);
        }
    }

    private void remove(TableCheckpoint table) {
        if (table.state() == TableState.WAITING) {
            waiting.delete(waitingKey(table));
        }
        if (table.state().isInFlight()) {
            inFlight.delete(inFlightKey(table));
        }
        String owner = ownerKey(table.target(), table.key().name());
        if (table.ownsTable() && table.importId().value().equals(owners.get(owner))) {
            owners.delete(owner);
        }
    }

    private void add(TableCheckpoint table) {
        if (table.state() == TableState.WAITING) {
            waiting.put(waitingKey(table), table.key());
        }
        if (table.state().isInFlight()) {
            inFlight.put(inFlightKey(table), table.key());
        }
        if (table.ownsTable()) {
            owners.put(ownerKey(table.target(), table.key().name()), table.importId().value());
        }
    }

    Optional<TableKey> firstWaiting(ImportId id) {
        try (KeyValueIterator<String, TableKey> range = range(waiting, TableKey.prefixOf(id))) {
            return range.hasNext() ? Optional.of(range.next().value) : Optional.empty();
        }
    }

    /** One seek for each import, however many tables wait. */
    List<ImportId> waitingImports() {
        List<ImportId> found = new ArrayList<>();
        String from = "";
        while (true) {
            try (KeyValueIterator<String, TableKey> rest = waiting.range(from, LAST)) {
                if (!rest.hasNext()) {
                    return found;
                }
                KeyValue<String, TableKey> first = rest.next();
                found.add(first.value.importId());
                from = TableKey.prefixOf(first.value.importId()) + LAST;
            }
        }
    }

    List<TableKey> inFlight(String target) {
        List<TableKey> found = new ArrayList<>();
        try (KeyValueIterator<String, TableKey> range = range(inFlight, part(target) + "/")) {
            range.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    boolean hasInFlight(String target, ImportId id) {
        try (KeyValueIterator<String, TableKey> range = range(inFlight, part(target) + "/" + TableKey.prefixOf(id))) {
            return range.hasNext();
        }
    }

    Optional<ImportId> owner(String target, TableName table) {
        return Optional.ofNullable(owners.get(ownerKey(target, table))).map(ImportId::new);
    }

    private static <V> KeyValueIterator<String, V> range(KeyValueStore<String, V> store, String prefix) {
        return store.range(prefix, prefix + LAST);
    }

    /** The size counts down, in sixteen digits, so that the largest table comes first. */
    private static String waitingKey(TableCheckpoint table) {
        String size = String.format("%016x", Long.MAX_VALUE - table.bytes());
        return TableKey.prefixOf(table.importId()) + size + "/" + table.key().encoded();
    }

    private static String inFlightKey(TableCheckpoint table) {
        return part(table.target()) + "/" + table.key().encoded();
    }

    private static String ownerKey(String target, TableName table) {
        TableName folded = table.folded();
        return part(target) + "/" + part(folded.schema()) + "/" + part(folded.table());
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
