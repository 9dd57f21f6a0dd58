package dev.sluice.local.tidb.statement;

import java.util.Locale;
import java.util.stream.Collectors;

/** Text as Go prints it. */
final class GoText {

    private GoText() {}

    /** In double quotes, with what cannot be shown escaped. */
    static String quoted(String text) {
        return text.chars().mapToObj(GoText::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int c) {
        return switch (c) {
            case '"', '\\' -> "\\" + (char) c;
            case 0x07 -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0x0B -> "\\v";
            default -> c < ' ' || c == 0x7F
                    ? String.format(Locale.ROOT, "\\x%02x", c)
                    : String.valueOf((char) c);
        };
    }
}
