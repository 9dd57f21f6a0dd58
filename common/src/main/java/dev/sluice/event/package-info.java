/**
 * The vocabulary of the pipeline: commands, orders, facts and status events, and the words they are made of.
 *
 * <p>Records under sealed interfaces; on the wire one-line JSON whose first field is {@code type}. A type is never renamed
 * or reused; fields are only added, each optional with a default. Depends on the SDK's names and Jackson's annotations,
 * on no Kafka and no clock. Start with {@link dev.sluice.event.Input}.
 */
@NullMarked
package dev.sluice.event;

import org.jspecify.annotations.NullMarked;
