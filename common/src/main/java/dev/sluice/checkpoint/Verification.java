package dev.sluice.checkpoint;

import java.util.List;
import java.util.stream.Stream;

/**
 * A read-only scan beside an ended import: is the source still what was imported?
 *
 * @param scanId      the scan's facts carry it
 * @param offsets     of the {@code start-import}s that asked for it: all are answered by it
 * @param differences the first few differences from the checkpoints, for the user
 */
public record Verification(String scanId, List<Long> offsets, List<String> differences) {

    public Verification {
        offsets = List.copyOf(offsets);
        differences = List.copyOf(differences);
    }

    /** The same scan, which answers one more request. */
    public Verification askedAgain(long offset) {
        return new Verification(scanId, Stream.concat(offsets.stream(), Stream.of(offset)).toList(), differences);
    }
}
