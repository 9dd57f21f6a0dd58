package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Samples;
import dev.sluice.event.Samples.Sample;
import dev.sluice.topic.Topic;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** CloudEvents' own SDK reads what we write. */
class CloudEventHeadersTest {
    private static final Topic TOPIC = new Topic("sluice.import-status", 12, Duration.ofDays(90));

    static Stream<String> types() {
        return Samples.all().keySet().stream();
    }

    private static CloudEvent read(ProducerRecord<byte[], byte[]> written) {
        try (CloudEventDeserializer sdk = new CloudEventDeserializer()) {
            return sdk.deserialize(written.topic(), written.headers(), written.value());
        }
    }

    private static ProducerRecord<byte[], byte[]> written(Object event, String key) {
        return EventWriter.record(TOPIC, null, key, event, "/sluice/coordinator");
    }

    @ParameterizedTest
    @MethodSource("types")
    void areReadByTheOfficialSdk(String type) {
        // Given
        Sample sample = Samples.all().get(type);
        // When
        CloudEvent event = read(written(sample.value(), "nightly-1120/shop/orders"));
        // Then
        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getType()).isEqualTo("dev.sluice." + type);
        assertThat(event.getSource()).hasToString("/sluice/coordinator");
        assertThat(event.getSubject()).isEqualTo("nightly-1120/shop/orders");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(Json.write(sample.value()));
    }

    @Test
    void giveTheSameFactTheSameIdAndAnotherOneAnother() {
        // Given
        Object fact = Samples.all().get("job-ended").value();
        // When
        String id = read(written(fact, "a/b/c")).getId();
        // Then
        assertThat(read(written(fact, "a/b/c")).getId()).isEqualTo(id);
        assertThat(read(written(fact, "a/b/d")).getId()).isNotEqualTo(id);
    }

    @Test
    void callADeadLetterByItsName() {
        // When
        CloudEvent event = read(written(DeadLetters.of("t", 0, 1, null, new UnreadableException("invalid", "no")),
                "k"));
        // Then
        assertThat(event.getType()).isEqualTo("dev.sluice.dead-letter");
    }
}
