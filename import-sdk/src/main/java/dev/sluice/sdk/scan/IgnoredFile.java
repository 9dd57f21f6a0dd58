package dev.sluice.sdk.scan;

/** A file of the source that takes no part in the import, and why, for people. */
public record IgnoredFile(String key, String reason) {}
