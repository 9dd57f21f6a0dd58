package dev.sluice.cli.settings;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a duration in Go's syntax, such as {@code 1h30m}. Nothing that Sluice does takes one: only a mistake is found. */
final class GoDuration {

    private static final Pattern PART = Pattern.compile("\\G(?:\\d+\\.?\\d*|\\.\\d+)([^\\d.]*)");
    private static final Set<String> UNITS = Set.of("ns", "us", "µs", "μs", "ms", "s", "m", "h");

    private GoDuration() {}

    /** @throws InvalidSettingException with Go's words */
    static void check(TomlValue value) {
        String text = value.text();
        String unsigned = text.replaceFirst("^[+-]", "");
        Matcher part = PART.matcher(unsigned);
        int end = 0;
        while (!unsigned.equals("0") && end < unsigned.length() && part.find()) {
            end = part.end();
            requireUnit(value, part.group(1), text);
        }
        if (unsigned.isEmpty() || (!unsigned.equals("0") && end < unsigned.length())) {
            throw invalid(value, "invalid duration \"" + text + "\"");
        }
    }

    private static void requireUnit(TomlValue value, String unit, String text) {
        if (unit.isEmpty()) {
            throw invalid(value, "missing unit in duration \"" + text + "\"");
        }
        if (!UNITS.contains(unit)) {
            throw invalid(value, "unknown unit \"" + unit + "\" in duration \"" + text + "\"");
        }
    }

    private static InvalidSettingException invalid(TomlValue value, String wrong) {
        return new InvalidSettingException(value.key() + ": time: " + wrong);
    }
}
