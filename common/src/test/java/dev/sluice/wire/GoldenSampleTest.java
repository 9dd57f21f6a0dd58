package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Samples;
import dev.sluice.event.Samples.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The wire form is a contract: a sample of an earlier release must still be read, and today's object must still be written
 * so. A new field gets a new sample beside the old one; an old sample is never edited.
 */
class GoldenSampleTest {

    static Stream<Arguments> samples() {
        return Stream.concat(Samples.all()
                .entrySet()
                .stream()
                .filter(it -> !Samples.shrunk().contains(it.getKey()))
                .map(it -> Arguments.of(it.getKey(), 1, it.getValue())),
                Samples.grown().entrySet().stream().map(it -> Arguments.of(it.getKey(), 2, it.getValue())));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesAndReadsTheBytesOfItsSample(String type, int version, Sample sample) throws IOException {
        // Given
        String golden = golden(type, version);

        // When
        String written = Json.text(sample.value());
        Object read = Json.read(golden.getBytes(StandardCharsets.UTF_8), sample.readAs());

        // Then
        assertThat(written).isEqualTo(golden).startsWith("{\"type\":\"" + type + "\"");
        assertThat(read).isEqualTo(sample.value());
    }

    static Set<String> shrunk() {
        return Samples.shrunk();
    }

    @ParameterizedTest
    @MethodSource("shrunk")
    void readsAFieldThatIsNoMoreAndDoesNotWriteItAgain(String type) throws IOException {
        // Given
        Sample sample = Samples.all().get(type);
        String golden = golden(type, 1);

        // When
        Object read = Json.read(golden.getBytes(StandardCharsets.UTF_8), sample.readAs());

        // Then
        assertThat(golden).contains("\"intentTime\":");
        assertThat(read).isEqualTo(sample.value());
        assertThat(Json.text(read)).doesNotContain("intentTime");
    }

    private static String golden(String type, int version) throws IOException {
        try (InputStream in = GoldenSampleTest.class.getResourceAsStream("/events/" + type + ".v" + version
                + ".json")) {
            return new String(Objects.requireNonNull(in, "no sample for " + type).readAllBytes(),
                    StandardCharsets.UTF_8)
                    .strip();
        }
    }
}
