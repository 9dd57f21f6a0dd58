package dev.sluice.sdk.head;

/** A piece of a file in a message: short, on one line, and without control characters. */
final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
    }
}
