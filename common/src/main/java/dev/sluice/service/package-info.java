/**
 * What every service stands on: its life cycle, health and metrics over HTTP, Kafka client settings, back-off, and a
 * follower that folds a compacted topic.
 *
 * <p>Knows Kafka, Vert.x and Micrometer, but no event, no TiDB and no configuration file. Start at {@link Service} and
 * {@link PartitionFollower}.
 */
@NullMarked
package dev.sluice.service;

import org.jspecify.annotations.NullMarked;
