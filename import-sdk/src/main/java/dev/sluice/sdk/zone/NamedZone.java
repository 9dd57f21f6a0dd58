package dev.sluice.sdk.zone;

/**
 * What a file says of its own zone.
 *
 * @param place the file and the line
 */
public record NamedZone(DataZone zone, String place) {}
