package dev.sluice.sdk.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A source cannot be imported as it is. Lists all that was found, each naming the table and the files at fault and what
 * to do; nothing was changed anywhere, and a second scan of the same files ends the same way.
 */
public final class ScanRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // An array-backed list of strings: serialisable, as an exception's fields must be.
    private final ArrayList<String> problems;
    private final ArrayList<String> aboutNames;

    /** @param problems at least one */
    public ScanRefusedException(List<String> problems) {
        this(problems, Set.of());
    }

    ScanRefusedException(List<String> problems, Set<String> aboutNames) {
        super(String.join("\n", problems));
        this.problems = new ArrayList<>(problems);
        this.aboutNames = new ArrayList<>(aboutNames);
    }

    /** In the order they were found; never empty. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Whether a problem is that TiDB cannot be told to read just the files of a table, because of how they are called. */
    public boolean isAboutNames(String problem) {
        return aboutNames.contains(problem);
    }
}
