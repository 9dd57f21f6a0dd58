package dev.sluice.sdk.scan;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Every key of a source, also of files that take no part: TiDB's pattern sees them all.
 *
 * <p>Sorted, so a pattern is only tried on the keys that share its literal beginning, never on the whole source.
 */
final class KeyIndex {
    private final List<String> sorted;

    KeyIndex(Collection<String> keys) {
        sorted = keys.stream().sorted().toList();
    }

    /** Whether a pattern matches all of these keys and no other of the source. */
    boolean selectsExactly(String pattern, Set<String> keys) {
        Glob glob = Glob.of(pattern);
        String prefix = glob.literalPrefix();
        int found = 0;
        for (int i = firstAtOrAfter(prefix); i < sorted.size() && sorted.get(i).startsWith(prefix); i++) {
            if (glob.matches(sorted.get(i))) {
                if (!keys.contains(sorted.get(i))) {
                    return false;
                }
                found++;
            }
        }
        return found == keys.size();
    }

    private int firstAtOrAfter(String prefix) {
        int at = Collections.binarySearch(sorted, prefix);
        return at < 0 ? -at - 1 : at;
    }
}
