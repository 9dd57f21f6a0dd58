package dev.sluice.submitter.decision;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.TableKey;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The ledger in two maps. It has no index: every question is answered by looking at every checkpoint. */
public final class MemoryLedger implements Ledger {
    private final TreeMap<String, ImportRecord> imports = new TreeMap<>();
    private final TreeMap<String, TableCheckpoint> tables = new TreeMap<>();
    private final List<StatusEvent> published = new ArrayList<>();
    private final List<ScanOrder> ordered = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    /** Everything that is remembered, to be compared with what is remembered later. */
    public record Memory(Map<String, ImportRecord> imports, Map<String, TableCheckpoint> tables) {}

    public Memory memory() {
        return new Memory(new TreeMap<>(imports), new TreeMap<>(tables));
    }

    public List<StatusEvent> published() {
        return published;
    }

    public List<ScanOrder> ordered() {
        return ordered;
    }

    /** Why inputs were dropped, in order. */
    public List<String> dropped() {
        return dropped;
    }

    @Override
    public Optional<ImportRecord> importRecord(ImportId id) {
        return Optional.ofNullable(imports.get(id.value()));
    }

    @Override
    public Optional<TableCheckpoint> table(TableKey key) {
        return Optional.ofNullable(tables.get(key.encoded()));
    }

    @Override
    public void eachTable(ImportId id, Consumer<TableCheckpoint> reader) {
        tables(table -> table.importId().equals(id)).toList().forEach(reader);
    }

    @Override
    public List<ImportId> waitingImports() {
        return tables(table -> table.state() == TableState.WAITING).map(TableCheckpoint::importId).distinct().toList();
    }

    @Override
    public Optional<TableKey> firstWaiting(ImportId id) {
        return tables(table -> table.importId().equals(id) && table.state() == TableState.WAITING)
                .min(Comparator.<TableCheckpoint, Boolean>comparing(table -> table.plan().adoptJobId() == null)
                        .thenComparing(Comparator.comparingLong(TableCheckpoint::bytes).reversed())
                        .thenComparing(TableCheckpoint::key))
                .map(TableCheckpoint::key);
    }

    @Override
    public List<TableKey> inFlight(String target) {
        return tables(table -> table.target().equals(target) && table.state().isInFlight())
                .map(TableCheckpoint::key)
                .toList();
    }

    @Override
    public boolean hasInFlight(String target, ImportId id) {
        return inFlight(target).stream().anyMatch(table -> table.importId().equals(id));
    }

    @Override
    public Optional<ImportId> owner(String target, TableName name) {
        return tables(TableCheckpoint::ownsTable)
                .filter(table -> table.target().equals(target) && table.key().name().folded().equals(name.folded()))
                .map(TableCheckpoint::importId)
                .findFirst();
    }

    private Stream<TableCheckpoint> tables(Predicate<TableCheckpoint> which) {
        return tables.values().stream().filter(which);
    }

    @Override
    public void save(TableCheckpoint checkpoint) {
        tables.put(checkpoint.key().encoded(), checkpoint);
    }

    @Override
    public void save(ImportRecord changed) {
        imports.put(changed.importId().value(), changed);
    }

    @Override
    public void forget(ImportId id) {
        tables.values().removeIf(table -> table.importId().equals(id));
        imports.remove(id.value());
    }

    @Override
    public void publish(StatusEvent event) {
        published.add(event);
    }

    @Override
    public void order(ScanOrder order) {
        ordered.add(order);
    }

    @Override
    public void dropped(Input input, String why) {
        dropped.add(why);
    }
}
