package dev.sluice.sdk.ddl;

/** Counts lines, as an editor shows them. */
final class Lines {

    private Lines() {}

    /** The line that this place of a text is in, from one. */
    static int at(String text, int place) {
        return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
    }
}
