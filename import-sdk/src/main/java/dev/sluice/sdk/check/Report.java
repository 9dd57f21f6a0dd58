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
        String why = criticals(found);
        Arrays.stream(Check.values())
                .filter(check -> !looked.contains(check))
                .forEach(check -> all.add(Finding.info(check, "not looked at", why)));
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
        String ids = found.stream()
                .filter(Finding::isCritical)
                .map(finding -> finding.check().id())
                .distinct()
                .collect(Collectors.joining(", "));
        return ids.isEmpty()
                ? "name a SOURCE and what it needs to be reached"
                : "put right first: " + ids;
    }
}
