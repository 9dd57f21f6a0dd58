package dev.sluice.submitter.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps what is said of others' texts within what a record and a person can take. */
final class Brief {
    private static final int MESSAGE = 4_000;
    private static final int LINES = 20;
    private static final int LINE = 400;

    private Brief() {}

    /** The text, cut where it is too long. */
    static String message(String text) {
        return cut(text, MESSAGE);
    }

    /** The text as one line, cut where it is too long. */
    static String line(String text) {
        return cut(text.lines().map(String::strip).collect(Collectors.joining(" ")), LINE);
    }

    /** The first lines, each cut where it is too long, and how many were left out. */
    static List<String> lines(List<String> lines) {
        List<String> kept = new ArrayList<>(lines.stream().limit(LINES).map(line -> cut(line, LINE)).toList());
        if (lines.size() > LINES) {
            kept.add("and " + (lines.size() - LINES) + " more");
        }
        return kept;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
