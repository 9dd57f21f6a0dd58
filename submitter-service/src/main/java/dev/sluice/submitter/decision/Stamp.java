package dev.sluice.submitter.decision;

import java.time.Instant;

/**
 * Where and when an input was written.
 *
 * @param offset on its topic
 * @param at     the record's time; what is said about the input carries it, so that a replay says the same
 */
public record Stamp(long offset, Instant at) {}
