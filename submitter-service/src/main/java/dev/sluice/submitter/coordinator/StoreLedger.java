package dev.sluice.submitter.coordinator;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.AboutTable;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.ScanOrder;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.TableKey;
import dev.sluice.sdk.TableName;
import dev.sluice.submitter.decision.Ledger;
import dev.sluice.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger in Kafka Streams' stores. Whatever is saved is published on {@code table-checkpoints} too, in the same
 * transaction: that topic is what executors, monitors and the command line see.
 */
final class StoreLedger implements Ledger {
    private static final Logger LOGGER = LoggerFactory.getLogger(StoreLedger.class);

    private final KeyValueStore<String, ImportRecord> imports;
    private final KeyValueStore<String, TableCheckpoint> tables;
    private final KeyValueStore<String, Long> applied;
    private final TableIndexes indexes = new TableIndexes();
    private final Topics topics;
    private final Outbox outbox;

    StoreLedger(ProcessorContext<byte[], byte[]> context, Topics topics) {
        this.topics = topics;
        imports = context.getStateStore(CoordinatorStores.IMPORTS);
        tables = context.getStateStore(CoordinatorStores.TABLES);
        applied = context.getStateStore(CoordinatorStores.APPLIED);
        try (KeyValueIterator<String, TableCheckpoint> all = tables.all()) {
            all.forEachRemaining(entry -> indexes.put(entry.value));
        }
        outbox = new Outbox(context, topics);
    }

    /** Begins an input: what it says carries its time. */
    void begin(long timestamp) {
        outbox.begin(timestamp);
    }

    /** Whether an input was applied before: history, to be dropped. */
    boolean isHistory(String topic, long offset) {
        Long last = applied.get(topic);
        return last != null && offset <= last;
    }

    /** Remembers that an input was applied; publishes it when the input changed or said anything. */
    void applied(String topic, long offset) {
        applied.put(topic, offset);
        if (outbox.saidAnything()) {
            Map<String, Long> all = new HashMap<>();
            try (KeyValueIterator<String, Long> each = applied.all()) {
                each.forEachRemaining(entry -> all.put(entry.key, entry.value));
            }
            outbox.write(topics.tableCheckpoints(), AppliedOffsets.KEY, new AppliedOffsets(all));
        }
    }

    Outbox outbox() {
        return outbox;
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
        String prefix = TableKey.prefixOf(id);
        try (KeyValueIterator<String, TableCheckpoint> range = tables.range(prefix, prefix + "\uffff")) {
            range.forEachRemaining(entry -> reader.accept(entry.value));
        }
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
        String key = checkpoint.key().encoded();
        indexes.put(checkpoint);
        tables.put(key, checkpoint);
        outbox.write(topics.tableCheckpoints(), key, checkpoint);
    }

    @Override
    public void save(ImportRecord changed) {
        imports.put(changed.importId().value(), changed);
        outbox.write(topics.tableCheckpoints(), changed.importId().value(), changed);
    }

    @Override
    public void forget(ImportId id) {
        eachTable(id, table -> {
            indexes.remove(table.key());
            tables.delete(table.key().encoded());
            outbox.erase(topics.tableCheckpoints(), table.key().encoded());
        });
        imports.delete(id.value());
        outbox.erase(topics.tableCheckpoints(), id.value());
    }

    @Override
    public void publish(StatusEvent event) {
        String key = event instanceof AboutTable table ? table.key().encoded() : event.importId().value();
        outbox.write(topics.importStatus(), key, event);
    }

    @Override
    public void order(ScanOrder order) {
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
