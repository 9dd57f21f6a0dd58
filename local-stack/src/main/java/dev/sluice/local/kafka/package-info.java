/**
 * A real Kafka broker inside this JVM, for laptops and tests: KRaft, one node, loopback only, durable.
 *
 * <p>Depends on Kafka's server jars alone. Start at {@link EmbeddedKafka}.
 */
@NullMarked
package dev.sluice.local.kafka;

import org.jspecify.annotations.NullMarked;
