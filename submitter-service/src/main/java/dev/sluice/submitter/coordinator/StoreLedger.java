package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.AboutTable;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.StatusEvent.CommandAnswered;
import dev.sluice.event.StatusEvent.ImportRefused;
import dev.sluice.event.TableKey;
import dev.sluice.sdk.TableName;
import dev.sluice.submitter.decision.Ledger;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in the coordinator's memory. Whatever is saved is published on {@code table-checkpoints} too, in the same
 * transaction: that topic is what executors, monitors and the command line see.
 */
final class StoreLedger implements Ledger {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreLedger.class);

    private final Memory memory;
    private final TableIndexes indexes = new TableIndexes();
    private final Topics topics;
    private final Outbox outbox;
    private boolean urgent;

    StoreLedger(Memory memory, Topics topics, Outbox outbox) {
        this.memory = memory;
        this.topics = topics;
        this.outbox = outbox;
        memory.each("", record -> {
            if (record instanceof TableCheckpoint table) {
                indexes.put(table);
            }
        });
    }

    /** Begins an input: what it says carries its time. */
    void begin(long timestamp) {
        outbox.begin(timestamp);
    }

    /** Whether an input was applied before: history, to be dropped. */
    boolean isHistory(String topic, long offset) {
        Long last = applied().get(topic);
        return last != null && offset <= last;
    }

    /** Remembers that an input was applied; publishes it when the input changed or said anything. */
    void applied(String topic, long offset) {
        Map<String, Long> offsets = new HashMap<>(applied());
        offsets.put(topic, offset);
        AppliedOffsets all = new AppliedOffsets(offsets);
        byte[] json = Json.write(all);
        memory.put(AppliedOffsets.KEY, all, json);
        if (outbox.saidAnything()) {
            outbox.writeJson(topics.tableCheckpoints(), AppliedOffsets.KEY, json);
        }
    }

    private Map<String, Long> applied() {
        return memory.get(AppliedOffsets.KEY) instanceof AppliedOffsets(Map<String, Long> offsets) ? offsets : Map.of();
    }

    /** Whether somebody waits for what was written since this was last asked: for work, or for an answer. */
    boolean takeUrgent() {
        boolean taken = urgent;
        urgent = false;
        return taken;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public Optional<ImportRecord> importRecord(ImportId id) {
        return Optional.ofNullable((ImportRecord) memory.get(id.value()));
    }

    @Override
    public Optional<TableCheckpoint> table(TableKey key) {
        return Optional.ofNullable((TableCheckpoint) memory.get(key.encoded()));
    }

    @Override
    public void eachTable(ImportId id, Consumer<TableCheckpoint> reader) {
        memory.each(TableKey.prefixOf(id), record -> reader.accept((TableCheckpoint) record));
    }

    @Override
    public List<ImportId> waitingImports() {
        return indexes.waitingImports();
    }

    @Override
    public Optional<TableKey> firstWaiting(ImportId id) {
        return indexes.firstWaiting(id);
    }

    @Override
    public List<TableKey> inFlight(String target) {
        return indexes.inFlight(target);
    }

    @Override
    public boolean hasInFlight(String target, ImportId id) {
        return indexes.hasInFlight(target, id);
    }

    @Override
    public Optional<ImportId> owner(String target, TableName table) {
        return indexes.owner(target, table);
    }

    @Override
    public void save(TableCheckpoint checkpoint) {
        urgent |= checkpoint.wantsWork();
        indexes.put(checkpoint);
        save(checkpoint.key().encoded(), checkpoint);
    }

    @Override
    public void save(ImportRecord changed) {
        save(changed.importId().value(), changed);
    }

    private void save(String key, CheckpointRecord record) {
        byte[] json = Json.write(record);
        memory.put(key, record, json);
        outbox.writeJson(topics.tableCheckpoints(), key, json);
    }

    @Override
    public void forget(ImportId id) {
        eachTable(id, table -> {
            indexes.remove(table.key());
            forget(table.key().encoded());
        });
        forget(id.value());
    }

    private void forget(String key) {
        memory.delete(key);
        outbox.erase(topics.tableCheckpoints(), key);
    }

    @Override
    public void publish(StatusEvent event) {
        urgent |= event instanceof CommandAnswered || event instanceof ImportRefused;
        String key = event instanceof AboutTable table ? table.key().encoded() : event.importId().value();
        outbox.write(topics.importStatus(), key, event);
    }

    @Override
    public void order(ScanOrder order) {
        urgent = true;
        outbox.write(topics.scanOrders(), order.importId().value(), order);
    }

    @Override
    public void dropped(Input input, String why) {
        LOGGER.atDebug()
                .addKeyValue("importId", input.importId())
                .addKeyValue("event", input.getClass().getSimpleName())
                .addKeyValue("error", why)
                .log("input dropped");
        outbox.countDrop();
    }
}
