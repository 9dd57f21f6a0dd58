package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class FactWriterTest {

    private static final Topic TOPIC = new Topics("sluice.").jobStatus();
    private static final JobLost CITIES = lost("cities");
    private static final JobLost ROADS = lost("roads");

    @Test
    void writesAllByTheKeysOfTheirTables() throws InterruptedException {
        // Given
        FakeKafka kafka = new FakeKafka(true);

        // When
        facts(kafka).report(List.of(CITIES, ROADS));

        // Then
        assertThat(kafka.history()).allSatisfy(fact -> assertThat(fact.topic()).isEqualTo(TOPIC.name()))
                .extracting(fact -> new String(fact.key(), StandardCharsets.UTF_8))
                .containsExactly(CITIES.key().encoded(), ROADS.key().encoded());
    }

    @Test
    void throwsWhenOneIsNotConfirmedInTime() {
        // Given
        FakeKafka confirmsTheFirst = new FakeKafka(false) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> fact) {
                Future<RecordMetadata> sent = super.send(fact);
                if (history().size() == 1) {
                    completeNext();
                }
                return sent;
            }
        };

        // When, Then
        assertThatThrownBy(() -> facts(confirmsTheFirst).report(List.of(CITIES, ROADS)))
                .isInstanceOf(NotReportedException.class);
        assertThat(confirmsTheFirst.history()).hasSize(2);
    }

    @Test
    void throwsWhatKafkaSaidWhenItRefusesOne() {
        // Given
        FakeKafka refuses = new FakeKafka(false) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> fact) {
                Future<RecordMetadata> sent = super.send(fact);
                errorNext(new TopicAuthorizationException("not yours"));
                return sent;
            }
        };

        // When, Then
        assertThatThrownBy(() -> facts(refuses).report(List.of(CITIES)))
                .isInstanceOf(NotReportedException.class)
                .hasMessageContaining("not yours");
    }

    /** As when a table's worker is stopped, whose partition another process has now. */
    @Test
    void isInterruptedAsJavaTellsItWhileTheProducerWaits() {
        // Given
        FakeKafka waits = new FakeKafka(true) {
            @Override
            public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> fact) {
                throw new InterruptException(new InterruptedException());
            }
        };

        // When, Then
        assertThatThrownBy(() -> facts(waits).report(List.of(CITIES))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).as("told by the exception alone").isFalse();
    }

    private static class FakeKafka extends MockProducer<byte[], byte[]> {

        /** @param confirms what it is sent, at once */
        FakeKafka(boolean confirms) {
            super(confirms, null, new ByteArraySerializer(), new ByteArraySerializer());
        }
    }

    private static FactWriter facts(MockProducer<byte[], byte[]> kafka) {
        return new FactWriter(new EventWriter(kafka, "/sluice/test"), TOPIC, Duration.ofMillis(20));
    }

    private static JobLost lost(String table) {
        return new JobLost(new ImportId("nightly"), "travel", table, new GroupKey("nightly-1"), 1, 7);
    }
}
