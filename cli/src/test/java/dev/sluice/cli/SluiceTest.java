package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.show.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SluiceTest extends ReadingCommands {

    @Test
    void saysInADryRunWhatWouldBeImportedAndTouchesNothing() throws IOException {
        // Given
        Files.writeString(dump.resolve("README"), "not a table");

        // When
        Ran ran = run("import", "--dry-run", "-o", "json", "--id", "nightly", dump.toString());

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).startsWith(
                "{\"version\":1,\"importId\":\"nightly\",\"tables\":[{\"schema\":\"shop\","
                        + "\"table\":\"orders\",\"format\":\"csv\",\"files\":[\"shop.orders.0.csv\"],\"bytes\":5,"
                        + "\"pattern\":\"shop.orders.0.csv\",\"sql\":\"IMPORT INTO `shop`.`orders` (`id`) FROM ")
                .contains("\"ignored\":[{\"path\":\"README\",\"reason\":")
                .contains("\"warnings\":[],\"errors\":[]}");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void refusesInADryRunWhatAnImportRefusesOfTheSourceAlone() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop." + "n".repeat(65) + ".0.csv"), "id\n1\n");
        Files.writeString(dump.resolve("shop.copy-schema.sql"), "CREATE TABLE copy LIKE orders;");
        Files.writeString(dump.resolve("shop.copy.0.csv"), "wrong\n1\n");

        // When
        Ran ran = run("import", "--dry-run", dump.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.shown()).contains("TiDB takes names of at most 64 characters",
                "shop.copy: the header of shop.copy.0.csv",
                "unknown columns [wrong]");
    }

    @Test
    void showsInADryRunWhereTheFieldsOfACsvFileGo() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.orders-schema.sql"), "CREATE TABLE orders (id INT, name TEXT);");
        Files.writeString(dump.resolve("shop.orders.0.csv"), "junk,NAME,id\nx,a,1\n");
        Files.writeString(dump.resolve("shop.unknown.csv"), "a\n1\n");

        // When
        Ran ran = run("import", "--dry-run", dump.toString(), "--set",
                "mydumper.ignore-columns=[{db=\"shop\",table=\"orders\",columns=[\"junk\"]}]");

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).contains("INTO `shop`.`orders` (@`junk`, `name`, `id`) FROM",
                "INTO `shop`.`unknown` FROM");
    }

    @Test
    void saysInADryRunWhichColumnsDoNotFit() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id,extra\n1,2\n");

        // When
        Ran ran = run("import", "--dry-run", dump.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("shop.orders.0.csv", "unknown columns [extra]");
    }

    @Test
    void warnsInADryRunAsTheScanDoesAndNamesWhatItLeavesOutWhateverStandsAgainstIt() throws IOException {
        // Given
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id,extra\n1,2\n");
        Files.writeString(dump.resolve("shop.orders.0.dat"), "1\n");
        Path manifest = Files.writeString(directory.resolve("manifest.json"), "{\"source\":{\"uri\":\"" + dump
                + "\"},\"options\":{\"thread\":4,\"cloud_storage_uri\":\"s3://sort/here\"}}");

        // When
        Ran ran = run("import", "--dry-run", "-o", "json", "--manifest", manifest.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.data()).contains("\"tables\":[]", "{\"path\":\"shop.orders.0.dat\"",
                "\"warnings\":[\"thread is 4, and a global sort needs 8 or more");
    }

    @Test
    void endsADryRunOfNothingAsAFailedPrecheck() throws IOException {
        // Given
        Path empty = Files.createDirectory(directory.resolve("empty"));

        // When
        Ran ran = run("import", "--dry-run", empty.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains("no table");
    }

    @Test
    void listsNothingWithoutStartingAnything() {
        // When
        Ran ran = run("list", "-o", "json");

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).isEqualToIgnoringNewLines("{\"version\":1,\"imports\":[]}");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void logsNowhereWhereTheUserStands() throws IOException {
        try (InputStream configuration = Sluice.class.getResourceAsStream("/logback.xml")) {
            assertThat(new String(configuration.readAllBytes(), UTF_8))
                    .contains("value=\"${sluice.log:-${XDG_CACHE_HOME:-${user.home}/.cache}/sluice/logs/sluice.log}\"",
                            "<file>${log}</file>", "<fileNamePattern>${log}.%i</fileNamePattern>");
        }
    }

    @Test
    void keepsTheLogOfACommandBesideAClusterOutOfADirectoryThatIsNotThere() {
        // Given
        System.clearProperty("sluice.log");

        // When
        run(Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "SLUICE_KAFKA_SECURITY_PROTOCOL", "NONE"), "list");

        // Then
        assertThat(System.getProperty("sluice.log")).isNull();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            import                                  | say what to import: SOURCE, -c FILE
            import DUMP --set a.b=1                 | a.b is not carried out
            import DUMP --id 'a b'                  | importId must be
            import DUMP --on-failure sometimes      | onFailure is one of
            import DUMP --verify sometimes          | verify is one of warn, strict
            import --dry-run /no/such/directory     | there is no such directory
            import --dry-run s3://b/p?access-key=x  | access-key
            import s3://b/p?access-key=x            | may not hold the credential 'access-key'
            import s3:/b/p?access-key=x             | holds a credential: a URI is SCHEME://
            import DUMP -f one                      | wrong table pattern
            import DUMP -f @/no/such/file           | cannot open filter file /no/such/file: there is no such file
            import DUMP --manifest a.json -c b.toml | SOURCE, -c FILE with or without SOURCE, or --manifest FILE
            import -c /no/such.toml                 | configuration /no/such.toml cannot be read: there is no such file
            import -c DUMP                          | cannot be read: Is a directory
            explain                                 | --config
            import --detach DUMP                    | sluice up
            status nothing                          | no import nothing here
            checkpoint                              | import-lightning
            checkpoint import-lightning DUMP        | --file=PATH
            checkpoint import-lightning --file x    | SOURCE, -c FILE
            checkpoint import-lightning --file /no/such DUMP            | /no/such does not exist
            checkpoint import-lightning --file x --schema y DUMP        | mutually exclusive
            frobnicate                              | frobnicate
            status                                  | ID
            """)
    void refusesWithTheReasonOnStderrAndNothingOnStdout(String line, String reason) {
        // When
        Ran ran = run(line.replace("DUMP", dump.toString()).split(" (?=[^']*('[^']*')*$)"));

        // Then
        assertThat(ran.code()).isIn(2, 7);
        assertThat(ran.talk()).contains(reason);
        assertThat(ran.data()).isEmpty();
    }

    @ParameterizedTest(name = "S-H8: {0} is not needed, for Kafka holds the checkpoints and sluice tables shows them")
    @ValueSource(strings = {"checkpoint dump", "checkpoint dump --to /tmp/csv"})
    void refusesToDumpCheckpointsAndNamesWhatShowsThem(String line) {
        // When
        Ran ran = run(line.split(" "));

        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("There is no checkpoint dump", "sluice tables ID -o json",
                "sluice forget ID");
    }

    @Test
    void saysInADryRunWhatWouldBeTakenOverAndTouchesNothing() throws IOException {
        // Given
        Path checkpoint = Files.writeString(directory.resolve("x.pb"),
                "{\"`shop`.`orders`\":{\"job_id\":7,\"status\":1}}");

        // When
        Ran ran = run("checkpoint", "import-lightning", "--dry-run", "-o", "json", "--id", "nightly", "--file",
                checkpoint.toString(), dump.toString());

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).isEqualToIgnoringNewLines("{\"version\":1,\"importId\":\"nightly\","
                + "\"tables\":[{\"schema\":\"shop\",\"table\":\"orders\",\"status\":\"running\",\"jobId\":7,"
                + "\"message\":\"\",\"then\":\"adopt\"}],\"errors\":[]}");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void endsADryRunAsAFailedPrecheckWhenTheCheckpointIsOfAnotherSource() throws IOException {
        // Given
        Path checkpoint = Files.writeString(directory.resolve("x.pb"), "{\"shop.gone\":{\"job_id\":7,\"status\":2}}");

        // When
        Ran ran = run("checkpoint", "import-lightning", "--dry-run", "--file", checkpoint.toString(), dump.toString());

        // Then
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.talk()).contains(
                "shop.gone: takeOver names it, but the source has no such table");
        assertThat(ran.data()).contains("shop.gone: finished, job 7; nothing is sent for it");
    }

    @Test
    void refusesACheckpointThatHoldsNothingAndOneThatIsTooLarge() throws IOException {
        // Given
        Path empty = Files.writeString(directory.resolve("empty.pb"), "{}");
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 9000; i++) {
            many.append(i == 0 ? "" : ",")
                    .append("\"shop.table_number_")
                    .append(i)
                    .append("\":{\"job_id\":1,\"status\":2}");
        }
        Path large = Files.writeString(directory.resolve("large.pb"), many.append('}'));

        // When
        Ran none = run("checkpoint", "import-lightning", "--file", empty.toString(), dump.toString());
        Ran tooMany = run("checkpoint", "import-lightning", "--file", large.toString(), dump.toString());

        // Then
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.talk()).contains("holds no table", "sluice import");
        assertThat(tooMany.code()).isEqualTo(2);
        assertThat(tooMany.talk()).contains("256 KiB");
    }

    @Test
    void saysItsVersion() {
        // When
        Ran ran = run("version");

        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).startsWith("sluice ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void saysWhatThereIsAtTheTop(String asked) {
        // When
        Ran ran = Ran.bare(Map.of(), asked);
        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).startsWith("Usage: sluice").contains("import", "doctor", "forget");
        assertThat(ran.talk()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void saysWhichReleaseItIsAtTheTop(String asked) {
        // When
        Ran ran = Ran.bare(Map.of(), asked);
        // Then
        assertThat(ran.code()).isZero();
        assertThat(ran.data()).startsWith("sluice ");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void explainsEachCommand(String command) {
        // When
        Ran asked = Ran.bare(Map.of(), (command + " --help").split(" "));
        // Then
        assertThat(asked.code()).isZero();
        assertThat(asked.data()).startsWith("Usage: sluice " + command);
        assertThat(asked.talk()).isEmpty();
    }

    static Stream<String> commands() {
        CommandLine all = new CommandLine(new Sluice(new Terminal(System.out, System.err, false), Map.of()));
        return all.getSubcommands()
                .entrySet()
                .stream()
                .filter(command -> !command.getKey().equals("help"))
                .flatMap(command -> Stream.concat(Stream.of(command.getKey()), command.getValue()
                        .getSubcommands()
                        .keySet()
                        .stream()
                        .map(inner -> command.getKey() + " " + inner)));
    }

    @ParameterizedTest
    @CsvSource({"imprt,import,sluice --help", "--versoin,--version,sluice --help",
        "list --outptu x,--output,sluice list --help"})
    void hintsAtWhatWasMeant(String line, String meant, String help) {
        // When
        String[] words = line.split(" ", -1);
        Ran ran = Ran.bare(Map.of(), words);
        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.data()).isEmpty();
        assertThat(ran.talk()).contains(words[words.length > 2 ? 1 : 0], "did you mean", meant, help);
    }

    @Test
    void refusesARequestThatNoCoordinatorWouldTake() throws IOException {
        // Given
        String rule = "s".repeat(1_000) + ".*";
        Path manifest = Files.writeString(directory.resolve("manifest.json"), "{\"source\":{\"uri\":\"" + dump
                + "\"},\"filter\":[" + String.join(",", Collections.nCopies(262, '"' + rule + '"')) + "]}");
        // When
        Ran ran = run("import", "--manifest", manifest.toString());
        // Then
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.talk()).contains("bytes as JSON, and at most 262144 are taken");
        assertThat(directory.resolve("data")).doesNotExist();
    }
}
