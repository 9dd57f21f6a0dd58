package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Addresses;
import dev.sluice.cli.local.DataDirectory;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.show.Terminal;
import dev.sluice.sdk.check.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sluice doctor} beside a whole stack, with what is wrong with it. */
class DoctorIT {
    private static final Map<String, String> NOBODY = Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "SLUICE_TARGETS_DEFAULT_URL", "mysql://127.0.0.1:1", "SLUICE_TARGETS_DEFAULT_USER", "root");

    @TempDir
    private static Path directory;
    private static Access stack;

    @BeforeAll
    static void start() throws IOException {
        stack = new Surroundings(new DataDirectory(directory.resolve("data")), Map.of()).up();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** What one command gave; findings by check, where it gave any. */
    private record Ran(int code, String data, String talk) {

        Map<String, String> severities() throws IOException {
            Map<String, String> worst = new HashMap<>();
            List<String> order = List.of("ok", "info", "warning", "critical");
            for (JsonNode finding : findings()) {
                worst.merge(finding.get("check").asText(), finding.get("severity").asText(),
                        (one, two) -> order.indexOf(one) > order.indexOf(two) ? one : two);
            }
            return worst;
        }

        List<String> critical() throws IOException {
            List<String> all = new ArrayList<>();
            for (JsonNode finding : findings()) {
                if (finding.get("severity").asText().equals("critical")) {
                    all.add(finding.get("check").asText() + " " + finding.get("seen").asText());
                }
            }
            return all;
        }

        private JsonNode findings() throws IOException {
            return new ObjectMapper().readTree(data).get("findings");
        }
    }

    private static Ran sluice(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(data, true, UTF_8), new PrintStream(talk, true, UTF_8), false);
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--data-dir", directory.resolve("data").toString()));
        int code = Sluice.run(new Sluice(terminal, environment), all.toArray(String[]::new));
        return new Ran(code, data.toString(UTF_8), talk.toString(UTF_8));
    }

    private static Path dump(String name, String rows) throws IOException {
        Path dump = Files.createDirectories(directory.resolve(name));
        Files.writeString(dump.resolve(name + "-schema-create.sql"), "CREATE DATABASE `" + name + "`;\n");
        Files.writeString(dump.resolve(name + ".t-schema.sql"), "CREATE TABLE t (id int NOT NULL);\n");
        Files.writeString(dump.resolve(name + ".t.0.csv"), "id\n" + rows);
        return dump;
    }

    @Test
    void findsNothingAgainstAHealthyStackAndChangesNothing() throws IOException {
        // Given
        Path dump = dump("healthy", "1\n");

        // When
        Ran ran = sluice(Map.of(), "doctor", dump.toString(), "-o", "json");

        // Then
        assertThat(ran.code()).as(ran.data() + ran.talk()).isZero();
        assertThat(ran.severities()).hasSize(Check.values().length)
                .containsEntry("no-cdc-pitr", "info")
                .doesNotContainValue("warning")
                .allSatisfy((check, severity) -> assertThat(severity).as(check)
                        .isIn(check.equals("import-into-known") || check.equals("no-cdc-pitr")
                                ? List.of("ok", "info")
                                : List.of("ok")));
        assertThat(sluice(Map.of(), "sql", "SHOW DATABASES LIKE 'healthy'").data().lines()).hasSize(1);
        assertThat(sluice(Map.of(), "list").data()).doesNotContain("healthy");
    }

    @Test
    void printsATableAndLooksAtKafkaAndTheTargetAloneWithoutASource() {
        // When
        Ran ran = sluice(Map.of(), "doctor");

        // Then
        assertThat(ran.code()).as(ran.data() + ran.talk()).isZero();
        assertThat(ran.data().lines()).first().asString().startsWith("CHECK ");
        assertThat(ran.data()).containsPattern("target-is-tidb +ok +8\\.0\\.11-TiDB")
                .containsPattern("topics +ok +8 ")
                .containsPattern("source-readable +info +not looked at");
    }

    @Test
    void namesTheTableThatIsNotEmptyAndTheOneWithAJob() throws IOException {
        // Given: more rows than are loaded before the look
        Path dump = dump("used", "1\n".repeat(6_000_000));
        Files.writeString(dump.resolve("used.full-schema.sql"), "CREATE TABLE full (id int NOT NULL);\n");
        Files.writeString(dump.resolve("used.full.0.csv"), "id\n1\n");
        assertThat(sluice(Map.of(), "import", dump.toString(), "--id", "used", "--detach").code()).isZero();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sluice(Map.of(), "sql", "SELECT COUNT(*) FROM used.full").data().endsWith("\n1\n"));

        // When
        Ran ran = sluice(Map.of(), "doctor", dump.toString(), "-o", "json");
        sluice(Map.of(), "cancel", "used");

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.critical()).hasSize(2)
                .anyMatch(line -> line.matches("no-active-jobs used\\.t: import job \\d+ on it has not ended"))
                .contains("tables-empty used.full: the table is not empty");
    }

    @Test
    void namesThePrivilegesThatAreMissing() throws IOException {
        // Given
        Path dump = dump("granted", "1\n");
        sluice(Map.of(), "sql", "CREATE USER 'weak'@'%'");
        sluice(Map.of(), "sql", "GRANT SELECT, CREATE ON *.* TO 'weak'@'%'");
        Addresses at = stack.addresses();
        Path services = Files.writeString(directory.resolve("services.yaml"), """
                kafka: { bootstrap.servers: "%s" }
                topics: { replication: 1 }
                targets: { default: { url: "mysql://127.0.0.1:%d", user: "weak" } }
                """.formatted(at.kafka(), at.tidbPort()));

        // When
        Ran ran = sluice(Map.of(), "doctor", dump.toString(), "--services", services.toString(), "-o", "json");

        // Then
        assertThat(ran.code()).as(ran.data() + ran.talk()).isEqualTo(3);
        assertThat(ran.critical()).containsExactly(
                "grants ALTER, DELETE, INSERT, UPDATE on granted.t is not granted to this account",
                "grants FILE on *.* is not granted to this account");
    }

    @Test
    void reportsWhatItCanWhenNeitherKafkaNorTidbAnswers() throws IOException {
        // Given
        Path dump = dump("alone", "1\n");

        // When
        Ran ran = sluice(NOBODY, "doctor", dump.toString(), "-o", "json");

        // Then
        assertThat(ran.code()).as(ran.data() + ran.talk()).isEqualTo(7);
        assertThat(ran.critical()).hasSize(2)
                .anyMatch(line -> line.startsWith("kafka-reachable 127.0.0.1:1"))
                .anyMatch(line -> line.startsWith("target-reachable cannot connect to TiDB at root@127.0.0.1:1"));
        assertThat(ran.severities()).containsEntry("source-not-empty", "ok")
                .containsEntry("schema-files", "ok")
                .containsEntry("topics", "info")
                .containsEntry("grants", "info")
                .hasSize(Check.values().length);
    }
}
