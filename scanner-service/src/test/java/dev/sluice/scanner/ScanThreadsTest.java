package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ScanThreadsTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final TopicPartition AT = new TopicPartition(TOPICS.scanOrders().name(), 0);

    @TempDir
    Path dump;

    private final FakeTidb tidb = new FakeTidb();
    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(true, null, new ByteArraySerializer(),
            new ByteArraySerializer());
    private final OpenScans open = new OpenScans();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();
    private final ScanThreads threads = new ScanThreads(new SourceScan(new Configured(Map.of("default", tidb), Map
            .of()), () -> FakeTidb.TIME),
            new Facts(new EventWriter(producer, "/sluice/scanner"), TOPICS.tableDiscovered()), open, metrics,
            fatal::complete);
    private OpenScan scan;

    @BeforeEach
    void dump() throws IOException {
        Files.writeString(dump.resolve("a.t-schema.sql"), "CREATE TABLE t (x INT);");
        Files.writeString(dump.resolve("a.t.csv"), "x\n1\n");
        scan = new OpenScan(AT, 0, new ScanSource(new ImportId("i"), "s", Manifest.of(dump.toString()), false),
                new StopSignal());
        open.open(scan);
        open.seen(AT, 0);
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.stop(Duration.ofSeconds(5));
    }

    private static TidbException outage() {
        TidbTarget target = new TidbTarget("tidb", 4000, "u", () -> "", new Tls(Tls.Mode.DISABLED, Optional.empty()));
        return TidbException.notConnected(target, "connection refused");
    }

    private List<String> published() {
        return producer.history().stream().map(sent -> new String(sent.value(), StandardCharsets.UTF_8)).toList();
    }

    /** Waits for the scan's end: it runs on a thread of its own. */
    private void runToItsEnd() throws InterruptedException {
        threads.begin(scan);
        threads.stop(Duration.ofSeconds(20));
    }

    @Test
    void publishesTheTablesBeforeTheirCountAndClosesTheScan() throws InterruptedException {
        // When
        runToItsEnd();

        // Then
        assertThat(published()).satisfiesExactly(
                first -> assertThat(first).startsWith("{\"type\":\"table-discovered\""),
                last -> assertThat(last).startsWith("{\"type\":\"scan-completed\"").contains("\"tables\":1"));
        assertThat(producer.history()).extracting(sent -> new String(sent.key(), StandardCharsets.UTF_8))
                .containsExactly("i/a/t", "i");
        assertThat(open.count()).isZero();
        assertThat(metrics.counter(ScanThreads.SCANS, "outcome", "reported").count()).isOne();
    }

    @Test
    void triesAgainAfterAnOutageAndSaysSoMeanwhile() throws Exception {
        // Given
        CountDownLatch seen = new CountDownLatch(1);
        tidb.failingOnce("VERSION()", ScanThreadsTest::outage).beforeEachChange(() -> {
            assertThat(threads.problem()).hasValueSatisfying(text -> assertThat(text).contains("connection refused"));
            seen.countDown();
        });

        // When
        runToItsEnd();

        // Then
        assertThat(seen.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(published()).last().asString().startsWith("{\"type\":\"scan-completed\"");
        assertThat(threads.problem()).isEmpty();
    }

    @Test
    void reportsNothingOfACancelledScanAndClosesIt() throws InterruptedException {
        // Given
        tidb.beforeEachChange(() -> open.cancel("s"));

        // When
        runToItsEnd();

        // Then
        assertThat(published()).isEmpty();
        assertThat(open.count()).isZero();
    }

    @Test
    void leavesAScanThatIsHandedOnOpen() throws InterruptedException {
        // Given
        tidb.beforeEachChange(open::handOn);

        // When
        runToItsEnd();

        // Then
        assertThat(published()).isEmpty();
        assertThat(open.count()).isOne();
    }

    @Test
    void reportsABugAsTheFailureOfItsImportAndCarriesOutTheNext() throws Exception {
        // Given
        OpenScan next = new OpenScan(AT, 1, new ScanSource(new ImportId("j"), "t", Manifest.of(dump.toString()), false),
                new StopSignal());
        open.open(next);
        open.seen(AT, 1);
        CountDownLatch failing = new CountDownLatch(1);
        tidb.failingOnce("VERSION()", () -> {
            threads.begin(next);
            failing.countDown();
            return new IllegalStateException("secret words");
        });

        // When
        threads.begin(scan);
        assertThat(failing.await(20, TimeUnit.SECONDS)).isTrue();
        threads.stop(Duration.ofSeconds(20));

        // Then
        assertThat(published()).filteredOn(fact -> fact.startsWith("{\"type\":\"scan-failed\""))
                .singleElement()
                .asString()
                .contains("java.lang.IllegalStateException", "a bug of Sluice")
                .doesNotContain("secret words");
        assertThat(published()).filteredOn(fact -> fact.startsWith("{\"type\":\"scan-completed\"")).hasSize(1);
        assertThat(fatal).isNotDone();
        assertThat(open.count()).isZero();
    }

    @Test
    void takesWhatBreaksUnderAScanThatIsHandedOnForNoBug() throws Exception {
        // Given
        tidb.failingOnce("VERSION()", () -> {
            open.handOn();
            return new IllegalStateException("closed");
        });

        // When
        runToItsEnd();

        // Then
        assertThat(published()).isEmpty();
        assertThat(fatal).isNotDone();
        assertThat(open.count()).isOne();
    }

    @Test
    void endsTheServiceWhenTheJvmCannotGoOn() throws Exception {
        // Given
        tidb.beforeEachStatement(() -> {
            throw new StackOverflowError("too deep");
        });

        // When
        runToItsEnd();

        // Then
        assertThat(fatal.get(1, TimeUnit.SECONDS)).isInstanceOf(StackOverflowError.class);
        assertThat(open.count()).isOne();
    }
}
