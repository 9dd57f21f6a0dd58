/**
 * What {@code sluice doctor} adds to the prechecks of a scan: Kafka, its topics, and what is known there of the import.
 *
 * <p>Start at {@link dev.sluice.cli.doctor.KafkaChecks}.
 */
@NullMarked
package dev.sluice.cli.doctor;

import org.jspecify.annotations.NullMarked;
