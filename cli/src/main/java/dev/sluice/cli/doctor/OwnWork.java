package dev.sluice.cli.doctor;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Severity;
import java.util.List;

/** Rows and jobs of an import that was started before do not stand against starting it again. */
public final class OwnWork {

    private OwnWork() {}

    /** The same findings, where the import is known and would go on or has finished. */
    public static List<Finding> allowed(List<Finding> findings) {
        boolean known = findings.stream()
                .anyMatch(finding -> finding.check() == Check.CHECKPOINTS_RESUMABLE
                        && finding.severity() == Severity.INFO);
        return known ? findings.stream().map(OwnWork::allowed).toList() : findings;
    }

    private static Finding allowed(Finding finding) {
        boolean own = finding.check() == Check.TABLES_EMPTY || finding.check() == Check.NO_ACTIVE_JOBS;
        return own && finding.isCritical()
                ? Finding.info(finding.check(), finding.seen(), "nothing: the import was started before, and what runs"
                        + " again fills no table twice")
                : finding;
    }
}
