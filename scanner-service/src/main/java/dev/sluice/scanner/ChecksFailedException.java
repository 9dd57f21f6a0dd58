package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Prechecks found what stands against an import; a line for each finding, in the order of the checks. */
final class ChecksFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings at least one */
    ChecksFailedException(List<Finding> findings) {
        super(findings.stream()
                .sorted(Comparator.comparing(Finding::check))
                .map(Finding::sentence)
                .collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Whether what was asked for is at fault, and not what was found. */
    boolean isOfRequest() {
        return findings.stream().anyMatch(finding -> finding.check() == Check.REQUEST_VALID);
    }

    List<Finding> findings() {
        return findings;
    }
}
