package dev.sluice.sdk.scan;

/**
 * What to look for in a source, and what the target's paths may hold.
 *
 * @param files  what each file is
 * @param filter which tables take part, by their names in the source
 * @param routes what they are called in the target
 * @param reach  where the target takes a wildcard
 */
public record ScanRequest(FileRouter files, TableFilter filter, TableRoutes routes, WildcardReach reach) {

    /** @throws IllegalArgumentException for file rules and table routes at once: the rules can name the target */
    public ScanRequest {
        if (files != FileRouter.DEFAULT && !routes.isEmpty()) {
            throw new IllegalArgumentException(
                    "table route is deprecated, can't config both [routes] and [mydumper.files]");
        }
    }

    /** Looks for a dump, or for an Aurora snapshot, whose tables keep their names. */
    public ScanRequest(TableFilter filter, WildcardReach reach) {
        this(FileRouter.DEFAULT, filter, TableRoutes.NONE, reach);
    }

    /** The same for a target that takes wildcards there. */
    public ScanRequest reaching(WildcardReach other) {
        return new ScanRequest(files, filter, routes, other);
    }
}
