package dev.sluice.checkpoint;

import java.util.List;

/**
 * A read-only scan beside an ended import: is the source still what was imported?
 *
 * @param scanId      the scan's facts carry it
 * @param offset      of the {@code start-import} that asked for it
 * @param differences the first few differences from the checkpoints, for the user
 */
public record Verification(String scanId, long offset, List<String> differences) {

    public Verification {
        differences = List.copyOf(differences);
    }
}
