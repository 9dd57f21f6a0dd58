/**
 * What is known of each table and import: the records of the compacted {@code table-checkpoints} topic.
 *
 * <p>A table's checkpoint in state {@code submitting}, or one that says a cancel is wanted, <em>is</em> the durable order to
 * the executors; nothing else tells them. Plain values: no Kafka, no clock. Start with
 * {@link dev.sluice.checkpoint.TableCheckpoint}.
 */
@NullMarked
package dev.sluice.checkpoint;

import org.jspecify.annotations.NullMarked;
