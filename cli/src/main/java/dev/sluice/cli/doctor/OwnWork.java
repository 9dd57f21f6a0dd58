package dev.sluice.cli.doctor;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Severity;
import java.util.List;
import java.util.Set;

/** Rows and jobs of an import that was started before do not stand against starting it again. */
public final class OwnWork {

    private OwnWork() {}

    /**
     * The same findings, where the import is known and would go on or has finished.
     *
     * @param begun the tables that it has sent a statement for; rows in others are not its own
     */
    public static List<Finding> allowed(List<Finding> findings, Set<TableName> begun) {
        boolean known = findings.stream()
                .anyMatch(finding -> finding.check() == Check.CHECKPOINTS_RESUMABLE
                        && finding.severity() == Severity.INFO);
        return known ? findings.stream().map(finding -> allowed(finding, begun)).toList() : findings;
    }

    private static Finding allowed(Finding finding, Set<TableName> begun) {
        boolean own = finding.check() == Check.TABLES_EMPTY || finding.check() == Check.NO_ACTIVE_JOBS;
        return own && finding.isCritical() && finding.table().filter(table -> isOneOf(begun, table)).isPresent()
                ? Finding.info(finding.check(), finding.seen(), "nothing: the import was started before, and what runs"
                        + " again fills no table twice")
                : finding;
    }

    private static boolean isOneOf(Set<TableName> begun, TableName table) {
        return begun.stream().anyMatch(one -> one.folded().equals(table.folded()));
    }
}
