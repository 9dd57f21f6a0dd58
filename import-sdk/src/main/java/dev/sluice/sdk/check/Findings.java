package dev.sluice.sdk.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What has been found so far, in the order it was found. Not safe to share. */
public final class Findings implements Consumer<Finding> {
    private final List<Finding> all = new ArrayList<>();

    @Override
    public void accept(Finding finding) {
        all.add(finding);
    }

    /** Takes what a check sees against an import. */
    public Consumer<Problem> critical(Check check) {
        return problem -> accept(Finding.critical(check, problem));
    }

    /** Says that a check went well, unless it has found something. */
    public void okUnlessFound(Check check, String seen) {
        if (all.stream().noneMatch(finding -> finding.check() == check)) {
            accept(Finding.ok(check, seen));
        }
    }

    /** All of them. */
    public List<Finding> all() {
        return List.copyOf(all);
    }

    /** Those of this severity. */
    public List<Finding> of(Severity severity) {
        return all.stream().filter(finding -> finding.severity() == severity).toList();
    }
}
