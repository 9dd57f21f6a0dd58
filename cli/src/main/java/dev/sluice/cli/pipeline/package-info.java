/**
 * Talking to a pipeline over Kafka: sending commands, folding what is known of imports, hearing status events.
 *
 * <p>Knows topics and events, not how a pipeline is started. Start at {@link dev.sluice.cli.pipeline.Pipeline}.
 */
@NullMarked
package dev.sluice.cli.pipeline;

import org.jspecify.annotations.NullMarked;
