package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables that another tool has been at work on, named as in the target and compared as TiDB compares names.
 *
 * @param named    all of them
 * @param finished those whose rows are all there
 */
public record DoneBefore(List<TableName> named, Set<TableName> finished) {
    /** Nothing was done before. */
    public static final DoneBefore NOTHING = new DoneBefore(List.of(), Set.of());

    public DoneBefore {
        named = List.copyOf(named);
        finished = finished.stream().map(TableName::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether nothing is left to do for the table. */
    public boolean hasFinished(TableName table) {
        return finished.contains(table.folded());
    }
}
