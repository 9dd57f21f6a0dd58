package dev.sluice.cli.show;

/** A number and what it counts, for people. */
public final class Counted {

    private Counted() {}

    /** As in {@code 1 table} and {@code 2 tables}. */
    public static String of(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
