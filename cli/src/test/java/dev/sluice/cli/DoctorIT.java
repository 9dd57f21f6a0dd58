package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Addresses;
import dev.sluice.cli.local.DataDirectory;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.sdk.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** The worst that each check found. */
    private static Map<String, String> severities(Ran ran) throws IOException {
        Map<String, String> worst = new HashMap<>();
        List<String> order = List.of("ok", "info", "warning", "critical");
        for (JsonNode finding : findings(ran)) {
            worst.merge(finding.get("check").asText(), finding.get("severity").asText(),
                    (one, two) -> order.indexOf(one) > order.indexOf(two) ? one : two);
        }
        return worst;
    }

    private static List<String> critical(Ran ran) throws IOException {
        List<String> all = new ArrayList<>();
        for (JsonNode finding : findings(ran)) {
            if (finding.get("severity").asText().equals("critical")) {
                all.add(finding.get("check").asText() + " " + finding.get("seen").asText());
            }
        }
        return all;
    }

    private static JsonNode findings(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.data()).get("findings");
    }

    private static Ran sluice(Map<String, String> environment, String... arguments) {
        return Ran.of(directory.resolve("data"), environment, arguments);
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
        assertThat(ran.code()).as(ran.shown()).isZero();
        assertThat(severities(ran)).hasSize(Check.values().length)
                .containsEntry("no-cdc-pitr", "info")
                .doesNotContainValue("warning")
                .allSatisfy((check, severity) -> assertThat(severity).as(check)
                        .isIn(Set.of("import-into-known", "job-slots", "no-cdc-pitr", "source-seen-by-target")
                                .contains(check)
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
        assertThat(ran.code()).as(ran.shown()).isZero();
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
        assertThat(critical(ran)).hasSize(2)
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
        assertThat(ran.code()).as(ran.shown()).isEqualTo(3);
        assertThat(ran.data()).contains("GRANT ALTER, DELETE, INSERT, UPDATE ON `granted`.* TO 'weak'@'%'",
                "GRANT FILE ON *.* TO 'weak'@'%'");
        assertThat(critical(ran)).containsExactly(
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
        assertThat(ran.code()).as(ran.shown()).isEqualTo(7);
        assertThat(critical(ran)).hasSize(2)
                .anyMatch(line -> line.startsWith("kafka-reachable 127.0.0.1:1"))
                .anyMatch(line -> line.startsWith("target-reachable cannot connect to TiDB at root@127.0.0.1:1"));
        assertThat(severities(ran)).containsEntry("source-not-empty", "ok")
                .containsEntry("schema-files", "ok")
                .containsEntry("topics", "info")
                .containsEntry("grants", "info")
                .hasSize(Check.values().length);
    }
}
