package dev.sluice.sdk.tidb;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the sizes that TiDB writes for people: {@code 16B}, {@code 7.598KiB}, {@code 11GB}, {@code 10.96MB/s}. TiDB counts
 * in 1024 for both spellings. Anything else, such as {@code N/A} or {@code 3 conflicts}, is no size.
 */
final class ByteCount {

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtpe]?)i?b?(?:/s)?",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SHIFT = Map.of("", 0, "k", 10, "m", 20, "g", 30, "t", 40, "p", 50, "e",
            60);

    private ByteCount() {}

    static OptionalLong of(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return OptionalLong.empty();
        }
        int shift = SHIFT.getOrDefault(size.group(2).toLowerCase(Locale.ROOT), 0);
        return OptionalLong.of(Math.round(Double.parseDouble(size.group(1)) * (1L << shift)));
    }
}
