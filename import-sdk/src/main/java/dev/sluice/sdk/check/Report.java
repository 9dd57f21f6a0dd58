package dev.sluice.sdk.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all checks found: at least one finding of each, in their order.
 *
 * @param findings those of one check in the order they were found
 */
public record Report(List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    /** Orders what was found, and says of every check without a finding that it was not looked at, and why. */
    public static Report of(List<Finding> found) {
        List<Finding> all = new ArrayList<>(found);
        Set<Check> looked = found.stream().map(Finding::check).collect(Collectors.toSet());
        String criticals = criticals(found);
        Arrays.stream(Check.values())
                .filter(check -> !looked.contains(check))
                .forEach(check -> all.add(Finding.info(check, "not looked at", criticals.isEmpty()
                        ? lacking(check, found)
                        : "put right first: " + criticals)));
        all.sort(Comparator.comparing(Finding::check));
        return new Report(all);
    }

    /** Whether anything of this check stands against an import. */
    public boolean isCritical(Check check) {
        return findings.stream().anyMatch(finding -> finding.check() == check && finding.isCritical());
    }

    /** Whether anything stands against an import. */
    public boolean isCritical() {
        return findings.stream().anyMatch(Finding::isCritical);
    }

    private static String criticals(List<Finding> found) {
        return found.stream()
                .filter(Finding::isCritical)
                .map(finding -> finding.check().id())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What a report without anything critical has not been given. */
    private static String lacking(Check check, List<Finding> found) {
        boolean noTarget = found.stream()
                .anyMatch(finding -> finding.check() == Check.TARGET_REACHABLE && finding.severity() == Severity.INFO);
        boolean source = found.stream().anyMatch(finding -> finding.check() == Check.SOURCE_READABLE);
        return noTarget && (source || check.compareTo(Check.TARGET_REACHABLE) > 0)
                ? "no target is configured: see " + Check.TARGET_REACHABLE.id()
                : "name a SOURCE and what it needs to be reached";
    }
}
