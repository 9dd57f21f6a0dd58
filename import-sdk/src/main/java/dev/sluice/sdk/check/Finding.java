package dev.sluice.sdk.check;

import dev.sluice.sdk.TableName;
import java.util.Optional;

/**
 * What one check saw.
 *
 * @param seen   what is the case, naming the table, file or setting; never a credential
 * @param advice what to do about it; empty when there is nothing to do
 * @param table  the target table that it is about, where that matters to somebody
 */
public record Finding(Check check, Severity severity, String seen, String advice, Optional<TableName> table) {

    /** Names in it come from outside, and are made fit to be shown. */
    public Finding {
        seen = Visible.lines(seen);
        advice = Visible.lines(advice);
    }

    private Finding(Check check, Severity severity, String seen, String advice) {
        this(check, severity, seen, advice, Optional.empty());
    }

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

    public static Finding critical(Check check, Problem problem) {
        return critical(check, problem.seen(), problem.advice());
    }

    /** The same, about one table. */
    public Finding about(TableName name) {
        return new Finding(check, severity, seen, advice, Optional.of(name));
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
        return new Problem(seen, advice).sentence() + " [" + check.id() + "]";
    }
}
