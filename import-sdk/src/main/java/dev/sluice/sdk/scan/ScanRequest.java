package dev.sluice.sdk.scan;

/** What to look for in a source, and what the target's paths may hold. */
public record ScanRequest(TableFilter filter, WildcardReach reach) {}
