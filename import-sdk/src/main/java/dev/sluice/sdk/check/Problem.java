package dev.sluice.sdk.check;

import java.io.Serializable;

/**
 * Something that stands against an import.
 *
 * @param seen   what is the case, naming the table, file or setting; never a credential
 * @param advice what to do about it; empty when nobody can know
 */
public record Problem(String seen, String advice) implements Serializable {

    /** Names in it come from outside, and are made fit to be shown. */
    public Problem {
        seen = Visible.lines(seen);
        advice = Visible.lines(advice);
    }

    /** In one sentence. */
    public String sentence() {
        return advice.isEmpty() ? seen : seen + "; " + advice;
    }
}
