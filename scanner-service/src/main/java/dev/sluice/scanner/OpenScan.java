package dev.sluice.scanner;

import dev.sluice.event.ScanOrder.ScanSource;
import org.apache.kafka.common.TopicPartition;

/** An order that is being carried out: where it came from and how to end it. */
record OpenScan(TopicPartition partition, long offset, ScanSource order, StopSignal stop) {}
