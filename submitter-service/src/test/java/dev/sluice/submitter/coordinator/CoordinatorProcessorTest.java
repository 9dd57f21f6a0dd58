package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.scan.Format;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoordinatorProcessorTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final ImportId NIGHTLY = new ImportId("nightly");
    private static final GroupKey GROUP = GroupKey.of(NIGHTLY, "topic-id", 0);
    private static final Instant MORNING = Instant.parse("2026-03-01T06:00:00Z");

    private final MockProcessorContext<byte[], byte[]> streams = new MockProcessorContext<>();
    private final CoordinatorProcessor processor = new CoordinatorProcessor(TOPICS,
            new Coordinator(new Targets(Map.of("default", 3)), "topic-id"), new InputCounter(
                    new SimpleMeterRegistry()));
    private long offset;

    @BeforeEach
    void start() {
        KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(
                CoordinatorStore.STATE), Serdes.String(), Serdes.ByteArray()).withLoggingDisabled().build();
        store.init(streams.getStateStoreContext(), store);
        streams.addStateStore(store);
        streams.setCurrentSystemTimeMs(MORNING.toEpochMilli());
        processor.init(streams);
    }

    @Test
    void commitsTheOrderToScanAtOnceAfterAQuietTime() {
        // When
        takeManifest();

        // Then
        assertThat(streams.committed()).isTrue();
        assertThat(scheduled()).as("nothing runs while nothing happens").isZero();
    }

    @Test
    void commitsOnceForThoseThatFollowOneAnother() {
        // Given
        takeManifest();
        streams.resetCommit();

        // When
        takeManifest();
        takeManifest();
        boolean atOnce = streams.committed();

        // Then
        assertThat(atOnce).isFalse();
        assertThat(scheduled()).isEqualTo(1);
        assertThat(commitsWhenDue()).isTrue();
        assertThat(scheduled()).as("nothing runs while nothing happens").isZero();
    }

    @Test
    void commitsAtOnceAgainWhenItHasBeenQuietSinceTheLastCommit() {
        // Given
        takeManifest();
        takeManifestAt(49);
        boolean soon = commitsWhenDue();
        streams.resetCommit();

        // When
        takeManifestAt(49 + 49);
        boolean stillBusy = streams.committed();
        commitsWhenDue();
        streams.resetCommit();
        takeManifestAt(49 + 49 + 50);

        // Then
        assertThat(soon).isTrue();
        assertThat(stillBusy).isFalse();
        assertThat(streams.committed()).isTrue();
        assertThat(scheduled()).isZero();
    }

    @Test
    void commitsAnOrderToSubmitAndLeavesWhatNobodyWaitsForToTheInterval() {
        // Given
        takeManifest();
        streams.resetCommit();

        // When
        take(TOPICS.tableDiscovered(), new TableDiscovered(NIGHTLY, GROUP.value(), "shop", "orders",
                new TablePlan("s3://bucket/dump/shop.orders.*.csv", null, Format.CSV, null, null, null, null), 1, 100,
                "digest"));
        boolean discovered = scheduled() > 0;
        take(TOPICS.tableDiscovered(), new ScanCompleted(NIGHTLY, GROUP.value(), 1, "digest"));
        boolean admitted = commitsWhenDue();
        streams.resetCommit();
        take(TOPICS.jobSubmitted(), new JobSubmitted(NIGHTLY, "shop", "orders", GROUP, 1, 30001, false));
        boolean submitted = scheduled() > 0;

        // Then
        assertThat(discovered).isFalse();
        assertThat(admitted).isTrue();
        assertThat(submitted || streams.committed()).isFalse();
    }

    private void takeManifestAt(long millis) {
        streams.setCurrentSystemTimeMs(MORNING.plusMillis(millis).toEpochMilli());
        takeManifest();
    }

    private void takeManifest() {
        take(TOPICS.importCommands(), """
                {"importId":"nightly","source":{"uri":"s3://bucket/dump"}}""".getBytes(StandardCharsets.UTF_8));
    }

    private void take(Topic topic, Input input) {
        take(topic, Json.write(input));
    }

    private void take(Topic topic, byte[] value) {
        streams.setRecordMetadata(topic.name(), 0, offset++);
        processor.process(new Record<>(null, value, offset));
    }

    private boolean commitsWhenDue() {
        streams.scheduledPunctuators()
                .stream()
                .filter(due -> !due.cancelled())
                .forEach(due -> due.getPunctuator().punctuate(offset));
        return streams.committed();
    }

    private long scheduled() {
        return streams.scheduledPunctuators().stream().filter(due -> !due.cancelled()).count();
    }
}
