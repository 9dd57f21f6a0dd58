/**
 * How records travel: one-line JSON and CloudEvents headers. {@link dev.sluice.wire.Json} is the one mapper,
 * {@link dev.sluice.wire.EventWriter} the way out, {@link dev.sluice.wire.FactWriter} the way that waits for Kafka,
 * {@link dev.sluice.wire.Unreadable} what becomes of the rest.
 */
@NullMarked
package dev.sluice.wire;

import org.jspecify.annotations.NullMarked;
