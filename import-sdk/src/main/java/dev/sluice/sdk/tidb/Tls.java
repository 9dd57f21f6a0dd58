package dev.sluice.sdk.tidb;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a connection to TiDB is protected.
 *
 * @param mode        what is asked of the server
 * @param authorities certificates (PEM) to trust; empty for those of the JVM
 */
public record Tls(Mode mode, Optional<Path> authorities) {

    /** No protection: for loopback and closed networks. */
    public static final Tls DISABLED = new Tls(Mode.DISABLED, Optional.empty());

    /** What is asked of the server, from nothing to everything. */
    public enum Mode {
        /** Plain text. */
        DISABLED,
        /** Encrypted, whoever the server is. */
        REQUIRED,
        /** Encrypted, with a certificate of a trusted authority. */
        VERIFY_CA,
        /** And the certificate names the host we asked for. */
        VERIFY_IDENTITY
    }
}
