package dev.sluice.sdk.store;

import java.util.BitSet;
import java.util.Optional;

/**
 * The keys behind {@code after}, up to {@code end} and with it.
 *
 * <p>A key that ranges meet at holds no character from U+D800 on. Before such a key, storages that sort by UTF-8 bytes and
 * storages that sort by UTF-16 units agree on what comes first, and so does {@link String#compareTo}.
 *
 * @param after empty for the beginning
 * @param end   absent for the end of the source
 */
record KeyRange(String after, Optional<String> end) {
    static final KeyRange EVERYTHING = new KeyRange("", Optional.empty());

    private static final char ABOVE_ASCII = 0x7F;
    private static final char SURROGATES = Character.MIN_SURROGATE;

    boolean reaches(String key) {
        return end.isEmpty() || key.compareTo(end.get()) <= 0;
    }

    /**
     * A key between the two ends, by the alphabet and not by what is stored, of which nothing is known. Not every range has
     * one: there may be no room, or only characters that storages sort differently.
     *
     * @param depth  how many characters of {@code after} may be looked at
     * @param varies the place where keys are known to differ: there it lies half-way, elsewhere behind the next character
     * @param skip   places where it shall not differ from {@code after}
     */
    Optional<String> cut(int depth, int varies, BitSet skip) {
        String upper = end.orElse("");
        boolean bounded = end.isPresent();
        for (int at = 0; at < Math.min(depth, after.length()) && !(bounded && at == upper.length()); at++) {
            char low = after.charAt(at);
            char high = bounded ? upper.charAt(at) : ceiling(low);
            if (low >= SURROGATES || high < low) {
                return Optional.empty();
            }
            if (high - low >= 2 && !skip.get(at)) {
                return Optional.of(after.substring(0, at) + between(low, high, at == varies));
            }
            // Once the ends differ, every text that goes on from "after" is below the end.
            bounded &= high == low;
        }
        return Optional.empty();
    }

    /** Names of dumps count, with zeros in front: behind a digit lie the greater ones, behind a zero perhaps none. */
    private static char between(char low, char high, boolean varies) {
        if (low == '0') {
            return '1';
        }
        int upper = low > '0' && low <= '9' ? Math.min(high, '9' + 1) : varies ? high : low;
        return (char) Math.max(low + 1, (low + upper) / 2);
    }

    private static char ceiling(char low) {
        return low < ABOVE_ASCII ? ABOVE_ASCII : SURROGATES;
    }
}
