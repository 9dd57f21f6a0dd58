package dev.sluice.sdk.tidb;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import java.time.Duration;

/** Opens sessions with Vert.x' MySQL client. The event loop belongs to the given Vert.x; callers wait on their own threads. */
public final class VertxSessions implements TidbSessions {

    private final Vertx vertx;
    private final TidbTarget target;

    /** Nothing connects yet. The caller closes {@code vertx} after its sessions. */
    public VertxSessions(Vertx vertx, TidbTarget target) {
        this.vertx = vertx;
        this.target = target;
    }

    @Override
    public TidbSession open(SessionSettings settings) {
        MySQLConnection connection = connect(settings);
        VertxSession session = new VertxSession(connection, target, settings.answerWait());
        try {
            session.query(setUp(settings), settings.connectWait());
            return session;
        } catch (TidbException e) {
            session.close();
            throw TidbException.notConnected(target, "setting the session up failed: " + e.getMessage());
        }
    }

    private MySQLConnection connect(SessionSettings settings) {
        Future<MySQLConnection> opening = MySQLConnection.connect(vertx, options(settings));
        try {
            return new Waiting(target).forConnection(opening, settings.connectWait());
        } catch (TidbException e) {
            // It may still come to be, after we stopped waiting: nobody would close it.
            opening.onSuccess(MySQLConnection::close);
            throw e;
        }
    }

    private static String setUp(SessionSettings settings) {
        return DataSettings.DEFAULT.sql()
                + settings.idleLimit()
                        .map(Duration::toSeconds)
                        .map(limit -> ", SESSION wait_timeout = " + limit)
                        .orElse("");
    }

    private MySQLConnectOptions options(SessionSettings settings) {
        MySQLConnectOptions options = new MySQLConnectOptions().setHost(target.host())
                .setPort(target.port())
                .setUser(target.user())
                .setPassword(target.password().get())
                .setSslMode(sslMode(target.tls().mode()));
        if (target.tls().mode() != Tls.Mode.DISABLED) {
            options.setSslOptions(sslOptions(settings));
        }
        return options;
    }

    private ClientSSLOptions sslOptions(SessionSettings settings) {
        boolean verified = target.tls().mode() == Tls.Mode.VERIFY_CA || target.tls().mode() == Tls.Mode.VERIFY_IDENTITY;
        boolean named = target.tls().mode() == Tls.Mode.VERIFY_IDENTITY;
        ClientSSLOptions options = new ClientSSLOptions().setTrustAll(!verified)
                .setHostnameVerificationAlgorithm(named ? "HTTPS" : "");
        options.setSslHandshakeTimeout(settings.connectWait().toMillis());
        target.tls()
                .authorities()
                .ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(
                        ConnectFailure.readable(pem, target).toString())));
        return options;
    }

    private static SslMode sslMode(Tls.Mode mode) {
        return switch (mode) {
            case DISABLED -> SslMode.DISABLED;
            case REQUIRED -> SslMode.REQUIRED;
            case VERIFY_CA -> SslMode.VERIFY_CA;
            case VERIFY_IDENTITY -> SslMode.VERIFY_IDENTITY;
        };
    }
}
