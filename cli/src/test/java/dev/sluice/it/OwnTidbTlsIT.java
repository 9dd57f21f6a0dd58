package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Ran;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each {@code ?tls=} means to a TiDB of one's own whose account lets nobody in without TLS. */
@NeedsRealTidb
class OwnTidbTlsIT {
    @TempDir
    private static Path home;
    private static RealTidb tidb;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        Certificates ours = Certificates.in(home.resolve("ours"), "IP:127.0.0.1");
        Certificates.in(home.resolve("strangers"), "IP:127.0.0.1");
        tidb = RealTidb.start(RealTidbConfig.in(home.resolve("tidb")).withTls(ours.server(), ours.serverKey()));
        Ran made = Ran.of(home.resolve("root"), Map.of(), "sql", "--write", "--tidb", tidb.uri(),
                "CREATE USER 'safe'@'%' REQUIRE SSL");
        Ran granted = Ran.of(home.resolve("root"), Map.of(), "sql", "--write", "GRANT ALL ON *.* TO 'safe'@'%'");
        assertThat(made.code() + granted.code()).as(made.shown() + granted.shown()).isZero();
    }

    @AfterAll
    static void stop() {
        tidb.close();
    }

    private Ran run(String host, String tls, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--tidb";
        all[arguments.length + 1] = "mysql://safe@" + host + ":" + tidb.port() + "?" + tls.replace("HOME",
                home.toString());
        return Ran.of(directory.resolve("data"), Map.of(), all);
    }

    @Test
    void importsOverTls() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("guarded").table("guarded", "t", 3);

        // When
        Ran imported = run("127.0.0.1", "tls=verify-identity&tls-ca=HOME/ours/authority.pem", "import",
                dump.directory().toString());
        Ran rows = Ran.of(directory.resolve("data"), Map.of(), "sql", "SELECT COUNT(*) AS n FROM guarded.t");

        // Then
        assertThat(imported.code()).as(imported.shown()).isZero();
        assertThat(rows).returns(0, Ran::code).returns("n\n3\n", Ran::data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls=required", "tls=verify-ca&tls-ca=HOME/ours/authority.pem"})
    void letsInWhatIsSafeEnough(String tls) {
        assertThat(run("localhost", tls, "sql", "SELECT 1 AS one")).returns(0, Ran::code)
                .returns("one\n1\n", Ran::data);
    }

    @Test
    void trustsTheAuthoritiesOfThisComputerWhenNoneAreNamed() {
        // Given
        System.setProperty("javax.net.ssl.trustStore", home.resolve("ours/server.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", Certificates.STORE_PASSWORD);
        try {
            // When
            Ran ran = run("127.0.0.1", "tls=verify-identity", "sql", "SELECT 1 AS one");

            // Then
            assertThat(ran).as(ran.shown()).returns(0, Ran::code).returns("one\n1\n", Ran::data);
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    @ParameterizedTest(name = "{1} at {0}")
    @CsvSource(delimiter = '|', value = {
        "127.0.0.1|tls=verify-ca&tls-ca=HOME/strangers/authority.pem|its certificate is not trusted",
        "127.0.0.1|tls=verify-ca|its certificate is not trusted", "localhost|tls-ca=HOME/ours/authority.pem|its"
                + " certificate is not for the host localhost",
        "127.0.0.1|tls=verify-ca&tls-ca=HOME/none.pem|authorities' certificates cannot be read",
        "127.0.0.1|tls=disabled|add ?tls=required"})
    void endsBeforeAnythingStartsAndSaysWhy(String host, String tls, String why) {
        // When
        Ran ran = run(host, tls, "import", Path.of("..", "examples", "shop").toString());

        // Then
        assertThat(ran).returns(7, Ran::code).extracting(Ran::talk).asString().contains(why);
        if (why.contains("certificate")) {
            assertThat(ran.talk()).contains("tls-ca");
        }
        assertThat(directory.resolve("data/server")).doesNotExist();
        assertThat(directory.resolve("data/kafka")).doesNotExist();
    }
}
