package dev.sluice.sdk.zone;

import java.util.Optional;

/**
 * The zone that a SQL file with rows sets for its session.
 *
 * @param zone empty where it sets none
 */
public record FileZone(String file, Optional<NamedZone> zone) {}
