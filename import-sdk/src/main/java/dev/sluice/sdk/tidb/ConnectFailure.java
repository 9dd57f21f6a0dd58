package dev.sluice.sdk.tidb;

import io.vertx.sqlclient.DatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in an operator's words why there is no connection, and what to look at. The settings are a target's. */
public final class ConnectFailure {

    private static final int BAD_HANDSHAKE = 1043;
    private static final int ACCESS_DENIED = 1045;
    private static final int INSECURE_TRANSPORT = 3159;
    /** For a server that speaks plain text only. */
    public static final String NO_TLS = "it offers no TLS: switch it on there, or do without: tls.mode"
            + " disabled in a services' file, tls=disabled in a URL";

    private ConnectFailure() {}

    static TidbException of(Throwable cause, TidbTarget target) {
        return cause instanceof DatabaseException refusal
                ? refusal(refusal.getErrorCode(), Waiting.words(refusal), target)
                : TidbException.notConnected(target, failed(cause, target));
    }

    /** The server answered, and with this error. */
    public static TidbException refusal(int code, String words, TidbTarget target) {
        String reason = refused(code, words, target);
        return code == ACCESS_DENIED
                ? TidbException.denied(target, reason)
                : TidbException.notConnected(target, reason);
    }

    private static String refused(int code, String words, TidbTarget target) {
        return switch (code) {
            case ACCESS_DENIED -> "it does not let us in (" + words + "): check the target's user and password"
                    + (target.tls().mode() == Tls.Mode.DISABLED ? ", and whether it lets them in without TLS" : "");
            case INSECURE_TRANSPORT -> words + ": set tls.mode, in a URL tls";
            case BAD_HANDSHAKE -> target.tls().mode() == Tls.Mode.DISABLED ? words : NO_TLS;
            // A TiDB without TLS calls our wish for it a malformed packet, and the driver cuts its words.
            default -> words.endsWith("m packet error") && target.tls().mode() != Tls.Mode.DISABLED ? NO_TLS : words;
        };
    }

    /**
     * The file of the target's authorities, for a driver that would greet the server first and end without a word about it.
     *
     * @throws TidbException naming a file that cannot be read
     */
    public static Path readable(Path authorities, TidbTarget target) {
        if (!Files.isReadable(authorities)) {
            throw TidbException.notConnected(target, "its authorities' certificates cannot be read: check tls.ca, in"
                    + " a URL tls-ca: " + authorities);
        }
        return authorities;
    }

    /** It did not come to an answer. */
    public static String failed(Throwable cause, TidbTarget target) {
        Optional<SSLException> tls = find(cause, SSLException.class);
        if (tls.isEmpty()) {
            return Waiting.reason(cause);
        }
        Optional<CertificateException> certificate = find(cause, CertificateException.class);
        if (find(cause, CertPathBuilderException.class).isPresent()
                || find(cause, CertPathValidatorException.class).isPresent()) {
            return "its certificate is not trusted (" + certificate.map(Waiting::reason).orElse("unknown authority")
                    + "): set tls.ca, in a URL tls-ca, to the certificate of its authority";
        }
        if (certificate.isPresent()) {
            return otherHost(Waiting.reason(certificate.get()), target);
        }
        // Netty's words, with the bytes that came instead.
        return Waiting.reason(tls.get()).startsWith("not an SSL/TLS record")
                ? NO_TLS
                : "TLS failed: " + Waiting.reason(tls.get());
    }

    /** The certificate of the server is for another host; why the driver thinks so. */
    public static String otherHost(String reason, TidbTarget target) {
        return "its certificate is not for the host " + target.addresses().getFirst().host() + " (" + reason
                + "): use a host that it names, or set tls.mode, in a URL tls, to verify-ca (tls.ca or tls-ca stays)";
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
