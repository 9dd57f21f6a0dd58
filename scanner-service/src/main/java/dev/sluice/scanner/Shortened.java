package dev.sluice.scanner;

import java.util.List;
import java.util.stream.Collectors;

/** Keeps a message within what a record and a person can take. */
final class Shortened {
    private static final int LINES = 200;
    private static final int LINE_LENGTH = 1_000;

    private Shortened() {}

    /** The first lines, each cut where it is too long, and how many were left out. */
    static String message(String text) {
        List<String> lines = text.lines().toList();
        String kept = lines.stream()
                .limit(LINES)
                .map(line -> line.length() <= LINE_LENGTH ? line : line.substring(0, LINE_LENGTH) + "…")
                .collect(Collectors.joining("\n"));
        return lines.size() <= LINES ? kept : kept + "\nand " + (lines.size() - LINES) + " more problems";
    }
}
