/**
 * The coordinator as a Kafka Streams application: it gives the decisions their memory and makes each input, its state and
 * its outputs one transaction. Start with {@link dev.sluice.submitter.coordinator.CoordinatorTopology}.
 */
@NullMarked
package dev.sluice.submitter.coordinator;

import org.jspecify.annotations.NullMarked;
