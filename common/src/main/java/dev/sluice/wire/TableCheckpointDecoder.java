package dev.sluice.wire;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.service.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the tables on {@code table-checkpoints}, by their encoded key, and leaves out the other records there. */
public final class TableCheckpointDecoder implements RecordDecoder<String, TableCheckpoint> {

    /** A table's key has slashes; the key of an import or of the offsets has none. */
    @Override
    public Optional<String> key(byte[] key) {
        return Optional.of(new String(key, StandardCharsets.UTF_8)).filter(text -> text.contains("/"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnreadableException when it is not a table's checkpoint; nobody but the coordinator writes there
     */
    @Override
    public TableCheckpoint value(byte[] value) {
        return switch (Json.read(value, CheckpointRecord.class)) {
            case TableCheckpoint table -> table;
            case CheckpointRecord other -> throw new UnreadableException(Unreadable.INVALID,
                    "the key of a table holds another record");
        };
    }
}
