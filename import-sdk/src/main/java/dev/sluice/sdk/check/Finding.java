package dev.sluice.sdk.check;

/**
 * What one check saw.
 *
 * @param seen   what is the case, naming the table, file or setting; never a credential
 * @param advice what to do about it; empty when there is nothing to do
 */
public record Finding(Check check, Severity severity, String seen, String advice) {

    private static final String BETWEEN = "; ";

    public static Finding ok(Check check, String seen) {
        return new Finding(check, Severity.OK, seen, "");
    }

    public static Finding info(Check check, String seen, String advice) {
        return new Finding(check, Severity.INFO, seen, advice);
    }

    public static Finding warning(Check check, String seen, String advice) {
        return new Finding(check, Severity.WARNING, seen, advice);
    }

    public static Finding critical(Check check, String seen, String advice) {
        return new Finding(check, Severity.CRITICAL, seen, advice);
    }

    /** A problem told in one sentence: what is the case, a semicolon, what to do. Without one there is no advice. */
    public static Finding critical(Check check, String problem) {
        int end = problem.indexOf(BETWEEN);
        return end < 0
                ? critical(check, problem, "")
                : critical(check, problem.substring(0, end), problem.substring(end + BETWEEN.length()));
    }

    public boolean isCritical() {
        return severity == Severity.CRITICAL;
    }

    /** The same where the user waived the check: told, but nothing stops. */
    public Finding waived() {
        return isCritical() ? warning(check, seen + " (waived)", advice) : this;
    }

    /** In one line: what was seen, what to do, and the check's id. */
    public String sentence() {
        return seen + (advice.isEmpty() ? "" : BETWEEN + advice) + " [" + check.id() + "]";
    }
}
