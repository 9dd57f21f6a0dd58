package dev.sluice.sdk.tidb;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.TrustManagerFactory;

/** Opens sessions with Vert.x' MySQL client. The event loop belongs to the given Vert.x; callers wait on their own threads. */
public final class VertxSessions implements TidbSessions {

    private final Vertx vertx;
    private final InTurn addresses;

    /** Nothing connects yet. The caller closes {@code vertx} after its sessions. */
    public VertxSessions(Vertx vertx, TidbTarget target) {
        this.vertx = vertx;
        this.addresses = new InTurn(target);
    }

    @Override
    public TidbSession open(SessionSettings settings) {
        return addresses.open(target -> open(target, settings));
    }

    private TidbSession open(TidbTarget target, SessionSettings settings) {
        MySQLConnection connection = connect(target, settings);
        VertxSession session = new VertxSession(connection, target, settings.answerWait());
        try {
            session.query(setUp(settings), settings.connectWait());
            return session;
        } catch (TidbException e) {
            session.close();
            throw TidbException.notConnected(target, "setting the session up failed: " + e.getMessage());
        }
    }

    private MySQLConnection connect(TidbTarget target, SessionSettings settings) {
        Future<MySQLConnection> opening = MySQLConnection.connect(vertx, options(target, settings));
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

    private static MySQLConnectOptions options(TidbTarget target, SessionSettings settings) {
        MySQLConnectOptions options = new MySQLConnectOptions().setHost(target.addresses().getFirst().host())
                .setPort(target.addresses().getFirst().port())
                .setUser(target.user())
                .setPassword(target.password().get())
                .setSslMode(sslMode(target.tls().mode()));
        if (target.tls().mode() != Tls.Mode.DISABLED) {
            options.setSslOptions(sslOptions(target, settings));
        }
        return options;
    }

    private static ClientSSLOptions sslOptions(TidbTarget target, SessionSettings settings) {
        boolean verified = target.tls().mode() == Tls.Mode.VERIFY_CA || target.tls().mode() == Tls.Mode.VERIFY_IDENTITY;
        boolean named = target.tls().mode() == Tls.Mode.VERIFY_IDENTITY;
        ClientSSLOptions options = new ClientSSLOptions().setTrustAll(!verified)
                .setHostnameVerificationAlgorithm(named ? "HTTPS" : "");
        options.setSslHandshakeTimeout(settings.connectWait().toMillis());
        if (verified) {
            options.setTrustOptions(target.tls()
                    .authorities()
                    .<TrustOptions>map(pem -> new PemTrustOptions().addCertPath(ConnectFailure.readable(pem, target)
                            .toString()))
                    .orElseGet(VertxSessions::computersAuthorities));
        }
        return options;
    }

    /** Vert.x wants them said. */
    private static TrustOptions computersAuthorities() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return TrustOptions.wrap(factory);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the authorities of this computer cannot be read", e);
        }
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
