package dev.sluice.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path state;

    @Test
    void keepsTheNameOfAProcessThatComesBack() throws IOException {
        assertThat(instanceId("one")).startsWith("scanner-").isEqualTo(instanceId("one"));
    }

    @Test
    void namesTwoProcessesOfOneHostApart() throws IOException {
        assertThat(instanceId("one")).isNotEqualTo(instanceId("two"));
    }

    @Test
    void givesEachServiceAPartOfItsOwn() throws IOException {
        try (StateDirectory scanner = StateDirectory.take(state, "scanner");
                StateDirectory monitor = StateDirectory.take(state, "monitor")) {
            assertThat(configured(scanner).stateDir()).isNotEqualTo(configured(monitor).stateDir());
        }
    }

    @Test
    void refusesASecondProcess() throws IOException {
        try (StateDirectory first = StateDirectory.take(state, "scanner")) {
            assertThatExceptionOfType(StateUnavailableException.class)
                    .isThrownBy(() -> StateDirectory.take(state, "scanner"))
                    .withMessageContaining("another scanner runs with the state in " + configured(first).stateDir());
        }
    }

    @Test
    void saysWhatToDoWhereItCannotWrite() throws IOException {
        // Given
        Path file = Files.createFile(state.resolve("file"));

        // Then
        assertThatExceptionOfType(StateUnavailableException.class)
                .isThrownBy(() -> StateDirectory.take(file, "scanner"))
                .withMessageContaining("set state.dir");
    }

    private String instanceId(String directory) throws IOException {
        try (StateDirectory taken = StateDirectory.take(state.resolve(directory), "scanner")) {
            return configured(taken).kafka().get("group.instance.id");
        }
    }

    private static ServiceConfig configured(StateDirectory taken) {
        return taken.apply(ServiceConfig.ofEnvironment(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")));
    }
}
