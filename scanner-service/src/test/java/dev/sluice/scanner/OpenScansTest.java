package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanOrder.ScanSource;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OpenScansTest {
    private static final TopicPartition AT = new TopicPartition("orders", 3);

    private final OpenScans open = new OpenScans();

    private OpenScan opened(long offset) {
        OpenScan scan = new OpenScan(AT, offset, new ScanSource(new ImportId("i" + offset), "s" + offset,
                Manifest.of("/d"), false), new StopSignal());
        open.open(scan);
        open.seen(AT, offset);
        return scan;
    }

    private static Map<TopicPartition, OffsetAndMetadata> upTo(long offset) {
        return Map.of(AT, new OffsetAndMetadata(offset));
    }

    @Test
    void commitsNoFurtherThanTheFirstScanThatIsStillOpen() {
        // Given
        OpenScan first = opened(10);
        OpenScan second = opened(11);

        // Then
        open.close(second);
        assertThat(open.toCommit()).isEqualTo(upTo(10));
        open.close(first);
        assertThat(open.toCommit()).isEqualTo(upTo(12));
    }

    @Test
    void commitsAnOffsetOnce() {
        open.close(opened(10));
        open.committed(open.toCommit());
        assertThat(open.toCommit()).isEmpty();
    }

    @Test
    void tellsOnlyTheScanThatIsCancelled() {
        // Given
        OpenScan first = opened(10);
        OpenScan second = opened(11);

        // When
        open.cancel("s11");

        // Then
        first.stop().check();
        assertThatThrownBy(second.stop()::check).isInstanceOf(ScanStoppedException.class);
        assertThat(second.stop().isCancelled()).isTrue();
    }

    @Test
    void handsTheScansOfALostPartitionOnAndForgetsIt() {
        // Given
        OpenScan lost = opened(10);

        // When: the partition comes back while the old scan still ends
        open.lose(AT);
        OpenScan again = opened(10);
        open.close(lost);

        // Then
        assertThatThrownBy(lost.stop()::check).isInstanceOf(ScanStoppedException.class);
        assertThat(lost.stop().isCancelled()).isFalse();
        assertThat(open.toCommit()).isEqualTo(upTo(10));
        again.stop().check();
        assertThat(open.count()).isOne();
    }
}
