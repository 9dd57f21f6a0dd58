package dev.sluice.checkpoint;

import java.util.List;

/**
 * A read-only scan beside an ended import: is the source still what was imported?
 *
 * @param scanId      the scan's facts carry it
 * @param offset      of the {@code start-import} that asked for it
 * @param tables      tables the scan has named so far
 * @param differences the first few differences from the checkpoints, for the user
 */
public record Verification(String scanId, long offset, int tables, List<String> differences) {

    public Verification {
        differences = List.copyOf(differences);
    }
}
