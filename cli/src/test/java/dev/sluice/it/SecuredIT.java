package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.kafka.EmbeddedKafka;
import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.sdk.store.contract.FreePort;
import dev.sluice.service.KafkaClients;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import by three processes whose Kafka wants a password over TLS and whose TiDB speaks TLS. */
class SecuredIT {
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @TempDir
    private Path directory;
    private Certificates certificates;
    private final List<Throwable> fatal = new CopyOnWriteArrayList<>();

    @BeforeEach
    void makeCertificates() throws Exception {
        certificates = Certificates.in(directory.resolve("certificates"), "IP:127.0.0.1");
    }

    @Test
    void importsOverSaslAndTls() throws Exception {
        try (EmbeddedKafka kafka = kafka();
                LocalTidb tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb")));
                TlsFront front = TlsFront.start(tidb.port(), certificates)) {
            // Given
            Path config = config(kafka, front);
            Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);
            try (ServiceInJvm scanner = start("scanner", config);
                    ServiceInJvm submitter = start("submitter", config);
                    ServiceInJvm monitor = start("monitor", config)) {
                for (ServiceInJvm service : List.of(scanner, submitter, monitor)) {
                    await().atMost(Cell.PATIENCE)
                            .untilAsserted(() -> assertThat(service.status("/health/ready")).as(service.checks())
                                    .isEqualTo(200));
                }

                // When
                startImport(kafka, dump);

                // Then
                try (Records records = new Records(client(kafka), List.of(Cell.TOPICS.importStatus().name()))) {
                    await().atMost(Cell.PATIENCE)
                            .untilAsserted(() -> assertThat(records.of(Cell.TOPICS.importStatus().name(),
                                    seen -> seen.type().equals("import-state-changed"))).last()
                                    .extracting(seen -> seen.text("state"))
                                    .isEqualTo("finished"));
                }
                assertThat(tidb.acceptedStatements("shop", "t")).isEqualTo(1);
                assertThat(scanner.log()).doesNotContain("kafka-password");
            }
        }
    }

    @Test
    void endsWithOneLineWhenKafkaRefusesThePassword() throws Exception {
        try (EmbeddedKafka kafka = kafka();
                ServiceInJvm scanner = ServiceInJvm.start("scanner", config(kafka, null), directory.resolve("log"),
                        Map.of("KAFKA_LOGIN", LOGIN + "username=\"sluice\" password=\"not-this-one\";"))) {
            assertThat(scanner.exitCode()).isEqualTo(1);
            assertThat(scanner.log().lines()).last()
                    .asString()
                    .startsWith("sluice: the scanner cannot go on: Kafka at " + kafka.bootstrapServers()
                            + " does not let us in");
            assertThat(scanner.log()).doesNotContain("not-this-one");
        }
    }

    private EmbeddedKafka kafka() {
        return EmbeddedKafka.start(directory.resolve("kafka"), 0, Map.of(
                "listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT",
                "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                LOGIN + "username=\"broker\" password=\"b\" user_broker=\"b\" user_sluice=\"kafka-password\";",
                "ssl.keystore.location", certificates.serverStore().toString(),
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.password", Certificates.STORE_PASSWORD,
                "ssl.truststore.location", certificates.authority().toString(),
                "ssl.truststore.type", "PEM"), fatal::add);
    }

    private Path config(EmbeddedKafka kafka, TlsFront tidb) throws IOException {
        return Files.writeString(directory.resolve("sluice.yaml"), """
                kafka:
                  bootstrap.servers: "%s"
                  security.protocol: SASL_SSL
                  sasl.mechanism: PLAIN
                  sasl.jaas.config: { env: KAFKA_LOGIN }
                  ssl.truststore.type: PEM
                  ssl.truststore.location: "%s"
                topics: { replication: 1 }
                targets:
                  default:
                    url: "mysql://127.0.0.1:%d"
                    user: root
                    tls: { mode: verify-identity, ca: "%s" }
                http: { host: 127.0.0.1 }
                state: { dir: "%s" }
                """.formatted(kafka.bootstrapServers(), certificates.authority(), tidb == null
                ? FreePort.any()
                : tidb.port(),
                certificates.authority(), directory.resolve("state")));
    }

    private ServiceInJvm start(String service, Path config) throws IOException {
        return ServiceInJvm.start(service, config, directory.resolve(service + ".log"), Map.of("KAFKA_LOGIN",
                LOGIN + "username=\"sluice\" password=\"kafka-password\";"));
    }

    private Map<String, String> client(EmbeddedKafka kafka) {
        return Map.of("bootstrap.servers", kafka.bootstrapServers(), "security.protocol", "SASL_SSL", "sasl.mechanism",
                "PLAIN", "sasl.jaas.config", LOGIN + "username=\"sluice\" password=\"kafka-password\";",
                "ssl.truststore.type", "PEM", "ssl.truststore.location", certificates.authority().toString());
    }

    private void startImport(EmbeddedKafka kafka, Dump dump) throws Exception {
        String manifest = "{\"importId\":\"secured\",\"source\":{\"uri\":\"" + dump.directory().toUri() + "\"}}";
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new KafkaClients(client(kafka)).producer("it"))) {
            producer.send(new ProducerRecord<>(Cell.TOPICS.importCommands().name(),
                    manifest.getBytes(StandardCharsets.UTF_8))).get();
        }
    }
}
