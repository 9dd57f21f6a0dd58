package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.sql.RowsKept;
import dev.sluice.cli.sql.SqlConnection;
import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.sdk.tidb.Tls.Mode;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each TLS mode accepts and refuses, and what it says then: the same for services and for {@code sluice sql}. */
@ParameterizedClass
@EnumSource
class TidbTlsIT {

    enum Driver {
        OF_SERVICES {
            @Override
            String sum(TidbTarget target) {
                try (TidbSession session = new VertxSessions(vertx, target).open(SessionSettings.DEFAULT)) {
                    return session.query("SELECT 3 + 4 AS n").first().flatMap(row -> row.text("n")).orElseThrow();
                }
            }
        },
        OF_SQL {
            @Override
            String sum(TidbTarget target) {
                RowsKept rows = new RowsKept();
                try (SqlConnection connection = SqlConnection.open(target, SessionSettings.DEFAULT)) {
                    connection.run("SELECT 3 + 4 AS n", rows);
                }
                return rows.values().getFirst().getFirst();
            }
        };

        abstract String sum(TidbTarget target);
    }

    @Parameter
    private Driver driver;

    @TempDir
    private static Path directory;
    private static Vertx vertx;
    private static LocalTidb tidb;
    private static Certificates ours;
    private static Certificates strangers;
    private static Certificates elsewhere;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb")));
        ours = Certificates.in(directory.resolve("ours"), "IP:127.0.0.1");
        strangers = Certificates.in(directory.resolve("strangers"), "IP:127.0.0.1");
        elsewhere = Certificates.in(directory.resolve("elsewhere"), "DNS:tidb.example.org");
    }

    @AfterAll
    static void stop() throws Exception {
        tidb.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "DISABLED", mode = EnumSource.Mode.EXCLUDE)
    void acceptsACertificateOfOurAuthorityForThisHost(Mode mode) throws Exception {
        try (TlsFront front = TlsFront.start(tidb.port(), ours)) {
            assertThat(sum(front, new Tls(mode, Optional.of(ours.authority())))).isEqualTo("7");
        }
    }

    @Test
    void asksNothingOfTheCertificateWhenEncryptionIsAllThatIsRequired() throws Exception {
        try (TlsFront front = TlsFront.start(tidb.port(), elsewhere)) {
            assertThat(sum(front, new Tls(Mode.REQUIRED, Optional.empty()))).isEqualTo("7");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = {"VERIFY_CA", "VERIFY_IDENTITY"})
    void refusesACertificateOfAnotherAuthority(Mode mode) throws Exception {
        try (TlsFront front = TlsFront.start(tidb.port(), strangers)) {
            assertThatThrownBy(() -> sum(front, new Tls(mode, Optional.of(ours.authority()))))
                    .isInstanceOf(TidbException.class)
                    .hasMessageContaining("not trusted")
                    .hasMessageContaining("tls.ca");
        }
    }

    @Test
    void refusesACertificateForAnotherHostOnlyWhenIdentityIsVerified() throws Exception {
        try (TlsFront front = TlsFront.start(tidb.port(), elsewhere)) {
            assertThat(sum(front, new Tls(Mode.VERIFY_CA, Optional.of(elsewhere.authority())))).isEqualTo("7");
            assertThatThrownBy(() -> sum(front, new Tls(Mode.VERIFY_IDENTITY, Optional.of(elsewhere.authority()))))
                    .isInstanceOf(TidbException.class)
                    .hasMessageContaining("not for the host 127.0.0.1")
                    .hasMessageContaining("verify-ca");
        }
    }

    @Test
    void refusesAServerWithoutTls() {
        assertThatThrownBy(() -> sum(tidb.port(), new Tls(Mode.REQUIRED, Optional.empty())))
                .isInstanceOf(TidbException.class)
                .hasMessageContaining("offers no TLS")
                .hasMessageContaining("tls.mode");
    }

    @Test
    void namesAnAuthorityFileThatIsNotThere() {
        assertThatThrownBy(() -> sum(tidb.port(), new Tls(Mode.VERIFY_CA, Optional.of(Path.of("no-such.pem")))))
                .isInstanceOf(TidbException.class)
                .hasMessageContaining("no-such.pem");
    }

    private String sum(TlsFront front, Tls tls) {
        return sum(front.port(), tls);
    }

    private String sum(int port, Tls tls) {
        return driver.sum(new TidbTarget("127.0.0.1", port, "root", () -> "", tls));
    }
}
