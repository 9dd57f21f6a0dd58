package dev.sluice.cli.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as Lightning reads it: a number of bytes, or a text with a unit, which counts in 1024 with or without the
 * {@code i}.
 */
final class ByteSize {

    /** What Lightning has for "without a limit". */
    static final long UNLIMITED = Long.MAX_VALUE;

    private static final Pattern TEXT = Pattern.compile("(?i)(\\d+(?:\\.\\d+)?) ?([kmgtp]?)i?b?");
    private static final Pattern AS_TIDB_TAKES_IT = Pattern.compile("(?i)\\d+ ?([kmgtp]i?b?|b)?");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ByteSize() {}

    /** @throws InvalidSettingException when it is no size */
    static long bytes(TomlValue value) {
        BigDecimal size = exact(value);
        if (size.signum() < 0 || size.compareTo(LARGEST) > 0) {
            throw invalid(value);
        }
        return size.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** The size as {@code IMPORT INTO} takes it: as it was written where TiDB reads that too, else in bytes. */
    static String option(TomlValue value) {
        String written = value.shown();
        long bytes = bytes(value);
        return AS_TIDB_TAKES_IT.matcher(written).matches() ? written : Long.toString(bytes);
    }

    private static BigDecimal exact(TomlValue value) {
        if (value.node().isContainerNode()) {
            throw value.wanted("a size such as 100GiB");
        }
        if (value.node().isNumber() && Double.isFinite(value.node().doubleValue())) {
            return value.node().decimalValue();
        }
        Matcher text = TEXT.matcher(value.shown());
        if (!value.node().isTextual() || !text.matches()) {
            throw invalid(value);
        }
        int power = " kmgtp".indexOf((text.group(2) + " ").toLowerCase(Locale.ROOT).charAt(0));
        return new BigDecimal(text.group(1)).multiply(BigDecimal.valueOf(1L << (10 * power)));
    }

    private static InvalidSettingException invalid(TomlValue value) {
        return new InvalidSettingException("invalid size: '" + value.shown() + "' of " + value.key()
                + "; a size is like 100GiB");
    }
}
