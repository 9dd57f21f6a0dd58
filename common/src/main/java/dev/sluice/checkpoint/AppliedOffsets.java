package dev.sluice.checkpoint;

import java.util.Map;

/**
 * How far the coordinator has applied its inputs: anything at or below these offsets is history and is dropped.
 *
 * @param offsets last applied offset by topic name
 */
public record AppliedOffsets(Map<String, Long> offsets) implements CheckpointRecord {

    /** Its record key; no import id holds a tilde. */
    public static final String KEY = "~applied-offsets";

    public AppliedOffsets {
        offsets = Map.copyOf(offsets);
    }
}
