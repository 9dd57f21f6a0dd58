package dev.sluice.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tests run on all that a program gets with the SDK, and more: what is not here, the SDK does not bring along. */
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"org/apache/kafka", "dev/sluice/event", "io/micrometer", "info/picocli"})
    void bringsNothingOfThePipelineAlong(String directory) {
        assertThat(resources("dev/sluice/sdk")).isNotEmpty();
        assertThat(resources("io/vertx/mysqlclient")).isNotEmpty();
        assertThat(resources(directory)).isEmpty();
    }

    private static List<String> resources(String name) {
        return ClassPathTest.class.getClassLoader().resources(name).map(Object::toString).toList();
    }
}
