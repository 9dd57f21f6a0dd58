package dev.sluice.checkpoint;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A value on the compacted {@code table-checkpoints} topic. Only the coordinator writes them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "table-checkpoint", value = TableCheckpoint.class),
    @JsonSubTypes.Type(name = "import-record", value = ImportRecord.class),
    @JsonSubTypes.Type(name = "applied-offsets", value = AppliedOffsets.class)})
public sealed interface CheckpointRecord permits TableCheckpoint, ImportRecord, AppliedOffsets {}
