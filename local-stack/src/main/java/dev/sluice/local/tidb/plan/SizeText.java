package dev.sluice.local.tidb.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Sizes as TiDB shows them: four significant digits, binary units, no blank ({@code 16B}, {@code 7.598KiB}). */
public final class SizeText {
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
    private static final BigDecimal STEP = BigDecimal.valueOf(1024);

    private SizeText() {}

    public static String of(long bytes) {
        BigDecimal size = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (size.compareTo(STEP) >= 0) {
            size = size.divide(STEP);
            unit++;
        }
        BigDecimal rounded = size.round(new MathContext(4, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        return rounded.toPlainString() + UNITS.get(unit);
    }
}
