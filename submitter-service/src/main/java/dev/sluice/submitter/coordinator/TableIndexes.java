package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.TableKey;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Three ordered views of the checkpoints that have not ended, kept in step with every change of one.
 *
 * <p>They are made of the checkpoints and of nothing else, so they are kept in memory and are made anew from the stored
 * checkpoints when the task starts: after a crash, on another instance, and after a transaction that was aborted.
 */
final class TableIndexes {
    /** Sorts after every character of an encoded key. */
    private static final String LAST = "\uffff";

    /** By import: those whose job runs already first, then by size, largest first. */
    private final NavigableMap<String, TableKey> waiting = new TreeMap<>();
    /** By target and table. */
    private final NavigableMap<String, TableKey> inFlight = new TreeMap<>();
    /** By target and folded name. */
    private final Map<String, ImportId> owners = new HashMap<>();
    private final Map<TableKey, Places> places = new HashMap<>();

    /** Under which keys a table is found; {@code null} where it is not. */
    private record Places(@Nullable String waiting, @Nullable String inFlight, @Nullable String owner) {}

    /** Finds the table where its checkpoint now says, and nowhere else. */
    void put(TableCheckpoint table) {
        remove(table.key());
        Places now = new Places(table.state() == TableState.WAITING ? waitingKey(table) : null,
                table.state().isInFlight() ? inFlightKey(table) : null,
                table.ownsTable() ? ownerKey(table.target(), table.key().name()) : null);
        if (now.waiting != null) {
            waiting.put(now.waiting, table.key());
        }
        if (now.inFlight != null) {
            inFlight.put(now.inFlight, table.key());
        }
        if (now.owner != null) {
            owners.put(now.owner, table.importId());
        }
        if (now.waiting != null || now.inFlight != null || now.owner != null) {
            places.put(table.key(), now);
        }
    }

    /** Finds the table nowhere any more. */
    void remove(TableKey table) {
        Places was = places.remove(table);
        if (was == null) {
            return;
        }
        if (was.waiting != null) {
            waiting.remove(was.waiting);
        }
        if (was.inFlight != null) {
            inFlight.remove(was.inFlight);
        }
        if (was.owner != null) {
            owners.remove(was.owner, table.importId());
        }
    }

    Optional<TableKey> firstWaiting(ImportId id) {
        return under(waiting, TableKey.prefixOf(id)).values().stream().findFirst();
    }

    /** One step for each import, however many tables wait. */
    List<ImportId> waitingImports() {
        List<ImportId> found = new ArrayList<>();
        for (Map.Entry<String, TableKey> first = waiting.firstEntry(); first != null; first = waiting
                .higherEntry(TableKey.prefixOf(first.getValue().importId()) + LAST)) {
            found.add(first.getValue().importId());
        }
        return found;
    }

    List<TableKey> inFlight(String target) {
        return List.copyOf(under(inFlight, part(target) + "/").values());
    }

    boolean hasInFlight(String target, ImportId id) {
        return !under(inFlight, part(target) + "/" + TableKey.prefixOf(id)).isEmpty();
    }

    Optional<ImportId> owner(String target, TableName table) {
        return Optional.ofNullable(owners.get(ownerKey(target, table)));
    }

    private static SortedMap<String, TableKey> under(NavigableMap<String, TableKey> index, String prefix) {
        return index.subMap(prefix, prefix + LAST);
    }

    /** The size counts down, in sixteen digits, so that the largest table comes first. A job that exists uses TiDB up anyway. */
    private static String waitingKey(TableCheckpoint table) {
        String size = HexFormat.of().toHexDigits(Long.MAX_VALUE - table.bytes());
        String turn = table.plan().adoptJobId() == null ? "1" : "0";
        return TableKey.prefixOf(table.importId()) + turn + size + "/" + table.key().encoded();
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
