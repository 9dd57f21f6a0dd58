package dev.sluice.sdk.scan;

/**
 * Selects exactly one table's data files, of all files that the source had when it was listed.
 *
 * @param format   what {@code FORMAT} must say to read all of them
 * @param relative the pattern, relative to the source, in TiDB's own syntax
 * @param location what {@code FROM} takes: the source and the pattern; not quoted for SQL, no credential
 */
public record SourcePattern(Format format, String relative, String location) {}
