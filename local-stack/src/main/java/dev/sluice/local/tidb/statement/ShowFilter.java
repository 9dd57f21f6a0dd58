package dev.sluice.local.tidb.statement;

/** What narrows a SHOW statement. */
public sealed interface ShowFilter {

    record None() implements ShowFilter {}

    /** Matches the first column rendered as text; {@code pattern} is the value of the literal. */
    record Like(String pattern) implements ShowFilter {}

    /** {@code expression} is SQL as the client wrote it, over the columns of the answer. */
    record Where(String expression) implements ShowFilter {}
}
