package dev.sluice.scanner;

import java.util.ArrayList;
import java.util.List;

/** Keeps a message within what a record and a person can take. */
final class Shortened {
    private static final int LINES = 200;
    private static final int LINE_LENGTH = 1_000;

    private Shortened() {}

    /** The first lines, each cut where it is too long, and how many were left out. */
    static String message(String text) {
        return String.join("\n", lines(text.lines().toList()));
    }

    /** The same of lines. */
    static List<String> lines(List<String> lines) {
        List<String> kept = new ArrayList<>();
        lines.stream()
                .limit(LINES)
                .map(line -> line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…")
                .forEach(kept::add);
        if (lines.size() > LINES) {
            kept.add("and " + (lines.size() - LINES) + " more problems");
        }
        return kept;
    }
}
