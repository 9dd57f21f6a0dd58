package dev.sluice.sdk.ddl;

import dev.sluice.sdk.check.Problem;

/** A schema file's text is not SQL that can be cut into statements with certainty; says where and why. */
final class UnreadableSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final Problem problem;

    /** @param at the place in the text that is at fault */
    UnreadableSqlException(String text, int at, String what) {
        this(text, at, what, "");
    }

    /**
     * @param at     the place in the text that is at fault
     * @param advice what to do about it
     */
    UnreadableSqlException(String text, int at, String what, String advice) {
        super(new Problem(what, advice).sentence());
        this.line = Lines.at(text, at);
        this.problem = new Problem(what, advice);
    }

    /** The problem with its place in the file. */
    Problem in(String file) {
        return new Problem(new DdlPlan.Place(file, line) + ": " + problem.seen(), problem.advice());
    }
}
