package dev.sluice.sdk.columns;

import dev.sluice.sdk.statement.CsvRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a CSV file as TiDB reads fields: a quote counts only where a field starts, and escapes count in quotes
 * and out of them. The line is a physical one, which is what TiDB skips: a quoted name cannot go over its end.
 *
 * <p>Our own because no library on the class path knows escapes together with separators of several characters.
 */
final class HeaderLine {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CsvRules rules;

    HeaderLine(CsvRules rules) {
        this.rules = rules;
    }

    /**
     * Where the line ends; negative when not in this text.
     *
     * @param seen how much of the text was looked at before
     */
    int end(CharSequence text, int seen) {
        String all = text.toString();
        if (!rules.terminator().isEmpty()) {
            return all.indexOf(rules.terminator(), Math.max(0, seen - rules.terminator().length()));
        }
        for (int i = seen; i < all.length(); i++) {
            if (all.charAt(i) == '\n' || all.charAt(i) == '\r') {
                return i;
            }
        }
        return -1;
    }

    /** @param line without its end */
    List<String> fields(String line) {
        String text = line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
        List<String> fields = new ArrayList<>();
        int at = 0;
        do {
            StringBuilder field = new StringBuilder();
            at = isQuote(text, at) ? quoted(text, at, field) : plain(text, at, field);
            fields.add(field.toString());
            at += rules.separator().length();
        } while (at <= text.length());
        return fields;
    }

    /** Both give where the field ends: at a separator, or at the end of the line. */
    private int plain(String text, int from, StringBuilder field) {
        int at = from;
        while (at < text.length() && !text.startsWith(rules.separator(), at)) {
            at = character(text, at, field);
        }
        return at;
    }

    private int quoted(String text, int from, StringBuilder field) {
        int at = from + 1;
        while (at < text.length()) {
            boolean closes = isQuote(text, at)
                    && (at + 1 == text.length() || text.startsWith(rules.separator(), at + 1));
            if (closes) {
                return at + 1;
            }
            // A doubled quote is one; a single one within a field is text.
            at = isQuote(text, at) && isQuote(text, at + 1)
                    ? character(text, at + 1, field)
                    : character(text, at, field);
        }
        // Never closed: so it was no quote, and its name, with it, is one that no table has.
        field.insert(0, rules.delimiter());
        return at;
    }

    private int character(String text, int at, StringBuilder field) {
        boolean escaped = !rules.escape().isEmpty() && text.startsWith(rules.escape(), at) && at + 1 < text.length();
        field.append(escaped ? meaning(text.charAt(at + 1)) : text.charAt(at));
        return escaped ? at + 2 : at + 1;
    }

    private static char meaning(char escaped) {
        return switch (escaped) {
            case '0' -> '\0';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> '\u001A';
            default -> escaped;
        };
    }

    private boolean isQuote(String text, int at) {
        return !rules.delimiter().isEmpty() && text.startsWith(rules.delimiter(), at);
    }
}
