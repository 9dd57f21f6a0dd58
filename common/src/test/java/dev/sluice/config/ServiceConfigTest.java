package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceConfigTest {

    @TempDir
    private Path directory;

    private static final String FULL = """
            kafka:    { bootstrap.servers: "kafka:9092", sasl.jaas.config: "user and pass" }
            topics:   { prefix: "nightly.", replication: 2 }
            targets:
              default:
                url: "mysql://tidb:4001"
                user: "sluice"
                password: { env: "TIDB_PASSWORD" }
                tls: { mode: "verify-identity", ca: "/etc/ca.pem" }
                runningJobs: 8
            credentials: { dumps: { s3: { accessKeyId: { env: "DUMPS_KEY" }, secretAccessKey: { file: "/run/dumps" } } } }
            http:     { host: "127.0.0.1", port: 9090 }
            state:    { dir: "/data" }
            """;
    private static final String LEAST = "kafka: { bootstrap.servers: 'kafka:9092' }";

    @Test
    void readsEverySetting() {
        // When
        ServiceConfig config = parse(FULL, Map.of());

        // Then
        assertThat(config).isEqualTo(new ServiceConfig(
                Map.of("bootstrap.servers", "kafka:9092", "sasl.jaas.config", "user and pass"),
                new TopicsConfig("nightly.", (short) 2),
                Map.of("default", new TargetConfig(List.of(new TidbAddress("tidb", 4001)), "sluice", Optional.of(
                        new Secret.Env("TIDB_PASSWORD")),
                        new Tls(Tls.Mode.VERIFY_IDENTITY, Optional.of(Path.of("/etc/ca.pem"))), 8)),
                Map.of("dumps", new CredentialConfig(Map.of("s3", Map.of("accessKeyId", new Secret.Env("DUMPS_KEY"),
                        "secretAccessKey", new Secret.File(Path.of("/run/dumps")))))),
                new HttpConfig("127.0.0.1", 9090), Path.of("/data")));
    }

    @Test
    void needsNoMoreThanTheBrokers() {
        // When
        ServiceConfig config = parse(LEAST, Map.of());

        // Then
        assertThat(config).isEqualTo(new ServiceConfig(Map.of("bootstrap.servers", "kafka:9092"),
                new TopicsConfig("sluice.", (short) 3), Map.of(), Map.of(), new HttpConfig("0.0.0.0", 8080),
                Path.of("/var/lib/sluice")));
    }

    @Test
    void givesATargetTidbsOwnDefaults() {
        // When
        ServiceConfig config = parse(LEAST + "\ntargets: { prod: { url: 'mysql://[::1]', user: u } }", Map.of());

        // Then
        assertThat(config.targets()).containsEntry("prod", new TargetConfig(List.of(new TidbAddress("::1", 4000)), "u",
                Optional.empty(),
                new Tls(Tls.Mode.DISABLED, Optional.empty()), 16));
    }

    @Test
    void describesATargetToAClientWithoutReadingItsPassword() {
        // When
        TidbTarget target = parse(FULL, Map.of()).targets().get("default").tidb();

        // Then
        assertThat(target).hasToString("sluice@tidb:4001");
        assertThat(target.tls().mode()).isEqualTo(Tls.Mode.VERIFY_IDENTITY);
    }

    @Test
    void letsVariablesWinOverTheFileAndStandAlone() {
        // Given
        Map<String, String> variables = Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "other:9092",
                "SLUICE_KAFKA_SECURITY_PROTOCOL", "SSL", "SLUICE_TOPICS_REPLICATION", "1",
                "SLUICE_TARGETS_DEFAULT_URL", "mysql://db", "SLUICE_TARGETS_DEFAULT_USER", "root",
                "SLUICE_TARGETS_DEFAULT_PASSWORD_ENV", "PW", "SLUICE_HTTP_PORT", "0");

        // When
        ServiceConfig config = parse(LEAST, variables);

        // Then
        assertThat(config.kafka()).containsOnly(Map.entry("bootstrap.servers", "other:9092"),
                Map.entry("security.protocol", "SSL"));
        assertThat(config.topics().replication()).isEqualTo((short) 1);
        assertThat(config.http().port()).isZero();
        assertThat(config.targets().get("default")).satisfies(target -> {
            assertThat(target.addresses()).extracting(TidbAddress::host).containsExactly("db");
            assertThat(target.user()).isEqualTo("root");
            assertThat(target.password()).contains(new Secret.Env("PW"));
        });
    }

    @Test
    void reportsAllProblemsTogether() {
        // When
        List<String> problems = problems("""
                kafak: {}
                topics: { replication: many, prefx: x }
                targets: { t: { url: "mysql://u:hunter2@h", password: hunter2, tls: { mode: maybe } } }
                http: 8080
                """);

        // Then
        assertThat(problems).containsExactlyInAnyOrder(
                "kafak is unknown, did you mean kafka?",
                "kafka.bootstrap.servers is missing: HOST:PORT of the Kafka brokers",
                "topics.replication must be a whole number from 1 to 100",
                "topics.prefx is unknown, did you mean topics.prefix?",
                "targets.t.url must be mysql://HOST:PORT[,HOST:PORT] and no more; user, password and tls have settings of"
                        + " their own",
                "targets.t.user is missing: the account that imports",
                "targets.t.password must be {env: NAME} or {file: PATH}, never the secret itself",
                "targets.t.tls.mode must be one of disabled, required, verify-ca, verify-identity",
                "http must be a mapping");
        assertThat(problems).noneMatch(problem -> problem.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            targets: { t: { user: u } }                                        | targets.t.url is missing
            targets: { t: { url: 'http://h', user: u } }                       | targets.t.url must be mysql://
            targets: { t: { url: 'mysql://h o', user: u } }                    | targets.t.url must be mysql://
            targets: { t: { url: 'mysql://h/db', user: u } }                   | targets.t.url must be mysql://
            targets: { t: { url: { a: 1 }, user: u } }                         | targets.t.url must be a single value
            targets: { t: { url: 'mysql://h', user: u, password: {} } }        | must have one of env and file
            targets: { t: { url: 'mysql://h', user: u, password: {env: A, file: B} } } | must have one of env and file
            targets: { t: { url: 'mysql://h', user: u, runningJobs: 0 } }      | runningJobs must be a whole number from 1
            http: { port: 70000 }                                              | http.port must be a whole number from 0
            topics: { prefix: 'a b' }                                          | topics.prefix may hold letters
            colour: red                                                        | colour is unknown
            """)
    void namesTheSettingAtFault(String yaml, String problem) {
        assertThat(problems(LEAST + "\n" + yaml)).singleElement().asString().contains(problem);
    }

    @ParameterizedTest
    @CsvSource({"'kafka: [', is not YAML", "'a: 1\na: 2', is not YAML", "just text, the file must be a mapping"})
    void refusesWhatIsNoMapping(String yaml, String problem) {
        assertThat(problems(yaml)).first().asString().contains(problem);
    }

    @Test
    void showsEffectiveValuesWithoutAnySecret() {
        // When
        Map<String, String> values = EffectiveValues.of(parse(FULL, Map.of()));

        // Then
        assertThat(values).containsEntry("kafka.bootstrap.servers", "kafka:9092")
                .containsEntry("kafka.sasl.jaas.config", "[redacted]")
                .containsEntry("targets.default.url", "mysql://tidb:4001")
                .containsEntry("targets.default.password", "environment variable TIDB_PASSWORD")
                .containsEntry("targets.default.tls.mode", "verify-identity")
                .containsEntry("credentials.dumps.s3.secretAccessKey", "file /run/dumps")
                .containsEntry("state.dir", "/data");
    }

    @Test
    void takesASecretOfKafkasFromItsPlaceAndShowsItNowhere() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("jaas"), "a login\n");
        String yaml = "kafka: { bootstrap.servers: 'kafka:9092', sasl.jaas.config: { file: '" + file + "' },"
                + " ssl.key.password: { env: KEY } }";

        // When
        ServiceConfig config = parse(yaml, Map.of("KEY", "opens"));

        // Then
        assertThat(config.kafka()).containsEntry("sasl.jaas.config", "a login")
                .containsEntry("ssl.key.password", "opens");
        assertThat(EffectiveValues.of(config).toString()).doesNotContain("a login", "opens");
    }

    @Test
    void refusesASecretOfKafkasThatIsNotThere() {
        assertThat(problems("kafka: { bootstrap.servers: 'kafka:9092', sasl.jaas.config: { env: NOWHERE } }"))
                .containsExactly("kafka.sasl.jaas.config is not there: environment variable NOWHERE is not set");
    }

    @Test
    void givesAProcessItsNameAndStateUnlessItHasAName() {
        // Given
        ServiceConfig unnamed = parse(LEAST, Map.of());
        ServiceConfig named = parse(LEAST, Map.of("SLUICE_KAFKA_GROUP_INSTANCE_ID", "pod-1"));

        // Then
        assertThat(unnamed.forInstance("scanner-a", Path.of("/state")).kafka())
                .containsEntry("group.instance.id", "scanner-a");
        assertThat(unnamed.forInstance("scanner-a", Path.of("/state")).stateDir()).isEqualTo(Path.of("/state"));
        assertThat(named.forInstance("scanner-a", Path.of("/state")).kafka())
                .containsEntry("group.instance.id", "pod-1");
    }

    @Test
    void asksMoreOfAServiceThanOfAClient() {
        assertThat(problemsOfService(LEAST))
                .containsExactly("targets is missing: a service needs at least one TiDB");
        assertThat(problemsOfService(LEAST
                + "\ntargets: { a: { url: 'mysql://tidb', user: sluice, password: { env: NOWHERE } } }"))
                .containsExactly("targets.a.password: environment variable NOWHERE is not set");
    }

    private static List<String> problemsOfService(String yaml) {
        return catchThrowableOfType(InvalidConfigException.class,
                () -> ServiceConfig.parseForService("test", yaml, Map.of())).problems();
    }

    private static ServiceConfig parse(String yaml, Map<String, String> variables) {
        return ServiceConfig.parse("sluice.yaml", yaml, variables);
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidConfigException.class, () -> parse(yaml, Map.of())).problems();
    }
}
