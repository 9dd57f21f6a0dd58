package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.sluice.sdk.hostile.HostileManifests;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.Topic;
import dev.sluice.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request to import holds, it costs itself only: the coordinator reads it again at each start. */
class HostileManifestTest {
    private static final Topics TOPICS = new Topics("sluice.");
    /** What Kafka takes of a producer that was told nothing else. */
    private static final int LARGEST_RECORD = 1024 * 1024;
    private static final int REQUESTS = 2_000;

    private final List<String> said = new ArrayList<>();
    private final InputApplier applier = new InputApplier(TOPICS,
            new Coordinator(new Targets(Map.of("default", 16)), "topic-id"),
            new StoreLedger(new MapMemory(), TOPICS, new Outbox(this::take)));
    private long offset;

    @Test
    void anAnswerIsGivenToEachTextAtEachPlace() {
        // When
        List<String> wrong = new ArrayList<>();
        HostileManifests.oneByOne().forEach(hostile -> {
            try {
                answered(hostile.body());
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                wrong.add(hostile.place() + " " + e + " for " + shown(hostile.body()));
            }
        });
        // Then
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "5", "[]", "{}", "\"\"", "[[]]", "{\"type\":[]}", "{\"type\":{}}",
        "{\"type\":null}",
        "{\"type\":\"start-import\"}", "{\"type\":\"no\"}", "{\"source\":[]}", "{\"source\":5}",
        "{\"source\":{\"uri\":[]}}",
        "{\"source\":{\"uri\":{}}}", "{\"source\":{\"uri\":\"/\\u0000\"}}",
        "{\"importId\":{},\"source\":{\"uri\":\"/a\"}}",
        "{\"importId\":\"a/b\",\"source\":{\"uri\":\"/a\"}}", "{\"source\":{\"uri\":\"/a\"},\"\\ud800\":1}", "\ufeff{}",
        "{\"type\":\"cancel-import\"}", "{\"type\":\"cancel-import\",\"importId\":\"\\ud800\"}"})
    void anAnswerIsGivenToWhatIsNoRequest(String body) {
        answered(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"source\":{\"uri\":\"/a\"},\"more\":{\"b\":", "9"})
    void anAnswerIsGivenToWhatHasNoEnd(String part) {
        answered(part + part.substring(Math.max(0, part.lastIndexOf('{'))).repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anAnswerIsGivenToTextsAtSeveralPlaces(long seed) {
        Random random = new Random(seed);
        for (int request = 0; request < REQUESTS; request++) {
            // Given
            String body = HostileManifests.any(random);
            // When, Then
            try {
                answered(body);
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", request " + request + ": " + shown(body), e);
            }
        }
    }

    private void answered(String body) {
        said.clear();
        applier.apply(new InputApplier.Place("sluice.import-commands", 0, offset, 1_000), body.getBytes(
                StandardCharsets.UTF_8));
        offset++;
        assertThat(said).isNotEmpty();
    }

    private void take(Topic topic, Record<byte[], byte[]> made) {
        assertThat(made.value().length).as(topic.name()).isLessThan(LARGEST_RECORD);
        said.add(topic.name());
    }

    private static String shown(String body) {
        return body.length() < 1_200 ? body : body.substring(0, 1_200) + "…";
    }
}
