package dev.sluice.sdk.tidb;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, as well as TiDB says it.
 *
 * @param bytes  the number
 * @param within how far the true one may be from it, in either direction; 0 for one that is exact
 */
public record ByteCount(long bytes, long within) {

    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([kmgtpe]?)(i?)b?(?:/s)?",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> POWER = Map.of("", 0, "k", 1, "m", 2, "g", 3, "t", 4, "p", 5, "e", 6);
    /** TiDB shows this many digits, and leaves zeros at the end out. */
    private static final int DIGITS = 4;

    static ByteCount exactly(long bytes) {
        return new ByteCount(bytes, 0);
    }

    /**
     * Reads the sizes that TiDB writes for people: {@code 16B}, {@code 7.598KiB}, {@code 11GB}, {@code 10.96MB/s}. It
     * counts in 1024 for both spellings today; since it may once have meant 1000 by the second one, that one may be as far
     * off as the two are apart. Anything else, such as {@code N/A} or {@code 3 conflicts}, is no size.
     */
    static Optional<ByteCount> of(String text) {
        Matcher size = SIZE.matcher(text.strip());
        if (!size.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(size.group(1));
        int power = POWER.getOrDefault(size.group(2).toLowerCase(Locale.ROOT), 0);
        if (power == 0) {
            return Optional.of(exactly(Math.round(number)));
        }
        double unit = Math.pow(1024, power);
        double apart = size.group(3).isEmpty() ? number * (unit - Math.pow(1000, power)) : 0;
        return Optional.of(new ByteCount(Math.round(number * unit), (long) Math.ceil(apart + rounding(number) * unit)));
    }

    /** Half of the last digit that is shown. */
    private static double rounding(double number) {
        int digitsBeforeThePoint = number < 1 ? 1 : (int) Math.floor(Math.log10(number)) + 1;
        return Math.pow(10, digitsBeforeThePoint - DIGITS) / 2;
    }

    /** Whether this many bytes may be what TiDB means. */
    public boolean mayBe(long other) {
        return Math.abs(bytes - other) <= within;
    }
}
