package dev.sluice.event;

import java.util.List;

/**
 * Files of a source that take no part in its import, and that somebody could miss. Small, whatever the source holds.
 *
 * @param count how many there are
 * @param named the first of them, relative to the source; the end of a name that is long
 */
public record LeftOut(int count, List<String> named) {
    private static final int MOST = 20;
    private static final int LONGEST = 120;

    public LeftOut {
        named = named == null ? List.of() : List.copyOf(named);
    }

    /** Of files by their keys, in their order. */
    public static LeftOut of(List<String> keys) {
        return new LeftOut(keys.size(), keys.stream().limit(MOST).map(LeftOut::bounded).toList());
    }

    private static String bounded(String key) {
        int from = key.length() - LONGEST;
        if (from <= 0) {
            return key;
        }
        // Half a character would be none.
        return "…" + key.substring(Character.isLowSurrogate(key.charAt(from)) ? from + 1 : from);
    }
}
