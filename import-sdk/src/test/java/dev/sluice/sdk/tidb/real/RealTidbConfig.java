package dev.sluice.sdk.tidb.real;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a real TiDB starts.
 *
 * @param directory where its store, its log and its switches lie; one TiDB at a time
 * @param zone      its time zone, as {@code Asia/Tokyo}
 * @param password  that of {@code root}; empty for none
 * @param tls       what it offers TLS with; empty for plain text only
 * @param user      the user of this computer that it runs as; empty: ours
 */
public record RealTidbConfig(Path directory, String zone, String password, Optional<Certificate> tls,
        Optional<String> user) {

    /** Of a server: PEM files. */
    public record Certificate(Path certificate, Path key) {}

    /** On UTC, without a password, plain text. */
    public static RealTidbConfig in(Path directory) {
        return new RealTidbConfig(directory, "UTC", "", Optional.empty(), Optional.empty());
    }

    public RealTidbConfig withZone(String name) {
        return new RealTidbConfig(directory, name, password, tls, user);
    }

    public RealTidbConfig withPassword(String secret) {
        return new RealTidbConfig(directory, zone, secret, tls, user);
    }

    public RealTidbConfig withTls(Path certificate, Path key) {
        return new RealTidbConfig(directory, zone, password, Optional.of(new Certificate(certificate, key)), user);
    }

    /** As another user, whom its directory must belong to; only root can start it so. */
    public RealTidbConfig withUser(String name) {
        return new RealTidbConfig(directory, zone, password, tls, Optional.of(name));
    }
}
