package dev.sluice.sdk.check;

/**
 * Text from outside, such as a file's or a column's name, as it may be shown: letters as they are, and an escape for each
 * character that would move a cursor, turn the writing or hide. Pure.
 */
public final class Visible {

    private Visible() {}

    /** The text with every such character escaped, as Java writes it in a string. */
    public static String text(String text) {
        return text.chars().noneMatch(Visible::isHidden) ? text : escaped(text, "");
    }

    /** The same of text of more than one line: line ends and tabs stay. */
    public static String lines(String text) {
        return text.chars().noneMatch(Visible::isHidden) ? text : escaped(text, "\n\t");
    }

    private static String escaped(String text, String kept) {
        StringBuilder shown = new StringBuilder();
        text.chars()
                .forEach(c -> shown
                        .append(isHidden(c) && kept.indexOf(c) < 0 ? escape(c) : String.valueOf((char) c)));
        return shown.toString();
    }

    /** Marks that join letters (U+200C, U+200D) belong to names in some scripts, and stay. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", c);
        };
    }
}
