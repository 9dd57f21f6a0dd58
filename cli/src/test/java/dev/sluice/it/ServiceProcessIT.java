package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.sdk.store.contract.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The services as processes: what they say of themselves, and how they end. */
class ServiceProcessIT {
    @TempDir
    private Path directory;
    private int kafkaPort;
    private int tidbPort;
    private Path config;
    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    @BeforeEach
    void writeConfig() throws IOException {
        kafkaPort = FreePort.any();
        tidbPort = FreePort.any();
        config = Files.writeString(directory.resolve("sluice.yaml"), """
                kafka: { bootstrap.servers: "127.0.0.1:%d" }
                topics: { replication: 1 }
                targets: { default: { url: "mysql://127.0.0.1:%d", user: root } }
                http: { host: 127.0.0.1 }
                state: { dir: "%s" }
                """.formatted(kafkaPort, tidbPort, directory.resolve("state")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scanner", "submitter", "monitor"})
    void waitsForKafkaAndTidbAndSaysSo(String service) throws Exception {
        try (ServiceInJvm process = start(service)) {
            // Given
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(process.checks())
                            .contains("\"topics\":\"Kafka ", "cannot connect to TiDB at root@127.0.0.1:" + tidbPort));
            assertThat(process.status("/health/ready")).isEqualTo(503);
            assertThat(process.status("/health/live")).isEqualTo(200);

            // When
            try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), kafkaPort, fatal::add);
                    LocalTidb tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb"))
                            .withPort(tidbPort))) {
                await().atMost(Cell.PATIENCE)
                        .untilAsserted(() -> assertThat(process.status("/health/ready")).as(process.checks())
                                .isEqualTo(200));
                assertThat(process.metrics()).contains("sluice_target_up{target=\"default\"} 1.0");

                // Then
                assertThat(process.terminate()).isZero();
                assertThat(process.log()).contains("service stopped").doesNotContain(" ERROR ");
                assertThat(kafka.bootstrapServers()).endsWith(":" + kafkaPort);
                assertThat(tidb.port()).isEqualTo(tidbPort);
            }
        }
    }

    /** A name that does not resolve yet is what containers that start together see. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1", "kafka.invalid:9092"})
    void endsInOrderWhileItWaitsForKafka(String address) throws Exception {
        try (ServiceInJvm process = ServiceInJvm.start("submitter", config, directory.resolve("log"),
                Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", address))) {
            // Given
            await().atMost(Cell.PATIENCE).until(() -> process.checks().contains("\"topics\":\"Kafka "));

            // Then
            assertThat(process.status("/health/live")).isEqualTo(200);
            assertThat(process.terminate()).isZero();
        }
    }

    @Test
    void refusesASecondProcessWithTheSameState() throws Exception {
        try (ServiceInJvm first = start("scanner")) {
            // Given
            await().atMost(Cell.PATIENCE).until(() -> first.status("/health/live") == 200);

            // When
            try (ServiceInJvm second = start("scanner")) {
                // Then
                assertThat(second.exitCode()).isEqualTo(7);
                assertThat(second.log()).contains("sluice: another scanner runs with the state in");
                assertThat(first.status("/health/live")).isEqualTo(200);
            }
        }
    }

    @Test
    void endsWhenAnotherProcessTakesItsNameInTheGroup() throws Exception {
        // Given
        Path other = Files.writeString(directory.resolve("other.yaml"),
                Files.readString(config).replace("/state\"", "/other-state\""));
        Map<String, String> sameName = Map.of("SLUICE_KAFKA_GROUP_INSTANCE_ID", "twin");
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), kafkaPort, fatal::add);
                ServiceInJvm first = ServiceInJvm.start("scanner", config, directory.resolve("first.log"), sameName)) {
            assertThat(kafka.bootstrapServers()).endsWith(":" + kafkaPort);
            await().atMost(Cell.PATIENCE).until(() -> first.checks().contains("\"scanner\":\"ok\""));

            // When
            try (ServiceInJvm second = ServiceInJvm.start("scanner", other, directory.resolve("second.log"),
                    sameName)) {
                // Then
                assertThat(first.exitCode()).isEqualTo(1);
                assertThat(first.log().lines()).last()
                        .asString()
                        .startsWith("sluice: the scanner cannot go on: ")
                        .contains("instance.id");
                assertThat(second.status("/health/live")).isEqualTo(200);
            }
        }
    }

    @Test
    void callsAWrongPasswordByItsName() throws Exception {
        // Given
        Files.writeString(config, Files.readString(config)
                .replace("user: root", "user: root, password: { env: TIDB_PASSWORD }"));
        try (LocalTidb tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb")).withPort(tidbPort));
                ServiceInJvm process = ServiceInJvm.start("monitor", config, directory.resolve("log"),
                        Map.of("TIDB_PASSWORD", "not-this-one"))) {
            assertThat(tidb.port()).isEqualTo(tidbPort);

            // Then
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(process.checks())
                            .contains("does not let us in", "check the target's user and password")
                            .doesNotContain("not-this-one"));
            assertThat(process.terminate()).isZero();
            assertThat(process.log()).doesNotContain("not-this-one");
        }
    }

    @Test
    void namesEveryFaultOfItsConfigurationAtOnce() throws Exception {
        // Given
        Files.writeString(config, "kafka: { }\ntargets: { default: { url: 'mysql://tidb', pasword: x } }\nhtpp: {}\n");

        // When
        try (ServiceInJvm process = start("scanner")) {
            // Then
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.log()).contains("kafka.bootstrap.servers is missing", "targets.default.user is missing",
                    "did you mean targets.default.password?", "did you mean http?");
        }
    }

    private ServiceInJvm start(String service) throws IOException {
        return ServiceInJvm.start(service, config, directory.resolve("log"), Map.of());
    }
}
