package dev.sluice.sdk.scan;

import dev.sluice.sdk.check.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source cannot be imported as it is. Lists all that was found, each naming the table and the files at fault and what
 * to do; nothing was changed anywhere, and a second scan of the same files ends the same way.
 */
public final class ScanRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Array-backed lists: serialisable, as an exception's fields must be.
    private final ArrayList<Problem> problems;
    private final ArrayList<Problem> aboutNames;

    /** @param problems at least one */
    public ScanRefusedException(List<Problem> problems) {
        this(problems, Set.of());
    }

    ScanRefusedException(List<Problem> problems, Set<Problem> aboutNames) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
        this.aboutNames = new ArrayList<>(aboutNames);
    }

    /** In the order they were found; never empty. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Whether a problem is that TiDB cannot be told to read just the files of a table, because of how they are called. */
    public boolean isAboutNames(Problem problem) {
        return aboutNames.contains(problem);
    }
}
