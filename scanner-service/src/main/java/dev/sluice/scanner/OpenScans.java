package dev.sluice.scanner;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which orders of each partition are being carried out, and with that how far a partition is done: scans end in any
 * order, but an offset is only committed when every order before it has been carried out. Safe for many threads.
 */
final class OpenScans {

    private static final class Partition {
        private final TreeMap<Long, OpenScan> open = new TreeMap<>();
        private long seen;
        private long committed = -1;

        private long done() {
            return open.isEmpty() ? seen : open.firstKey();
        }
    }

    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    /** A record was read; what it orders, if anything, is opened before. */
    synchronized void seen(TopicPartition partition, long offset) {
        of(partition).seen = offset + 1;
    }

    synchronized void open(OpenScan scan) {
        of(scan.partition()).open.put(scan.offset(), scan);
    }

    /** The scan has come to its end; a scan of a partition that was lost meanwhile changes nothing. */
    synchronized void close(OpenScan scan) {
        Partition partition = partitions.get(scan.partition());
        if (partition != null) {
            // Not another scan of the same order, begun after the partition came back.
            partition.open.remove(scan.offset(), scan);
        }
    }

    /** Tells that scan to end, if it is open. */
    synchronized void cancel(String scanId) {
        scans().filter(scan -> scan.order().scanId().equals(scanId))
                .forEach(scan -> scan.stop().give(StopSignal.Reason.CANCELLED));
    }

    /** Tells all scans to end; they stay open, so that they are begun again by whoever comes next. */
    synchronized void handOn() {
        scans().forEach(scan -> scan.stop().give(StopSignal.Reason.HANDED_ON));
    }

    /** The partition is another member's now: its scans end, and are begun again there. */
    synchronized void lose(TopicPartition partition) {
        Partition lost = partitions.remove(partition);
        if (lost != null) {
            lost.open.values().forEach(scan -> scan.stop().give(StopSignal.Reason.HANDED_ON));
        }
    }

    synchronized int count() {
        return (int) scans().count();
    }

    /** What can be committed and was not yet; {@link #committed} says when it was. */
    synchronized Map<TopicPartition, OffsetAndMetadata> toCommit() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((at, partition) -> {
            if (partition.done() > partition.committed) {
                offsets.put(at, new OffsetAndMetadata(partition.done()));
            }
        });
        return offsets;
    }

    synchronized void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((at, offset) -> of(at).committed = offset.offset());
    }

    private Partition of(TopicPartition partition) {
        return partitions.computeIfAbsent(partition, at -> new Partition());
    }

    private Stream<OpenScan> scans() {
        return partitions.values().stream().flatMap(partition -> partition.open.values().stream());
    }
}
