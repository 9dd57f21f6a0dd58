package dev.sluice.sdk.scan;

/** Where a target accepts wildcards in the path of {@code IMPORT INTO}. */
public enum WildcardReach {

    /** In the last segment only: TiDB up to 8.5. */
    LAST_SEGMENT,

    /** One in every segment. */
    EVERY_SEGMENT
}
