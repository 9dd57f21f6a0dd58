package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mysqlclient.MySQLException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectFailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new MySQLException("Access denied for user 'me'", 1045, "28000"),
                        "it does not let us in (Access denied for user 'me'): check the target's user and password"),
                Arguments.of(new MySQLException("insecure transport is prohibited", 3159, "HY000"),
                        "insecure transport is prohibited: set tls.mode, in a URL tls"),
                Arguments.of(new MySQLException("Bad handshake", 1043, "08S01"),
                        "it offers no TLS: switch it on there, or do without: tls.mode disabled in a"
                                + " services' file, tls=disabled in a URL"),
                Arguments.of(new MySQLException("Too many connections", 1040, "08004"), "Too many connections"),
                Arguments.of(new SSLException("not an SSL/TLS record: 160000"),
                        "it offers no TLS: switch it on there, or do without: tls.mode disabled in a"
                                + " services' file, tls=disabled in a URL"),
                Arguments.of(new SSLException("no cipher in common"), "TLS failed: no cipher in common"),
                Arguments.of(handshake(new CertificateException("PKIX", new CertPathBuilderException("no path"))),
                        "its certificate is not trusted (PKIX): set tls.ca, in a URL tls-ca, to the certificate of its authority"),
                Arguments.of(handshake(new CertificateException("No name matching tidb found")),
                        "its certificate is not for the host tidb (No name matching tidb found): use a host that it names,"
                                + " or set tls.mode, in a URL tls, to verify-ca (tls.ca or tls-ca stays)"),
                Arguments.of(new ConnectException("Connection refused"), "Connection refused"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatToLookAt(Throwable failure, String words) {
        TidbTarget target = new TidbTarget("tidb", 4000, "me", () -> "",
                new Tls(Tls.Mode.VERIFY_IDENTITY, Optional.empty()));

        assertThat(ConnectFailure.of(failure, target)).hasMessageEndingWith(": " + words);
    }

    private static SSLHandshakeException handshake(Throwable cause) {
        SSLHandshakeException failure = new SSLHandshakeException("handshake failed");
        failure.initCause(cause);
        return failure;
    }
}
