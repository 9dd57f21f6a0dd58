package dev.sluice.config;

import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A TiDB cluster.
 *
 * @param host        without brackets for an IPv6 address
 * @param port        4000 unless said
 * @param user        the account that submits; it sees and cancels only its own jobs
 * @param password    absent for an account without one
 * @param tls         disabled unless said
 * @param runningJobs how many import jobs the cluster runs at once, 16 unless said (TiDB's own limit); never exceeded
 */
public record TargetConfig(String host, int port, String user, Optional<Secret> password, Tls tls,
        int runningJobs) {

    private static final int TIDB_PORT = 4000;
    private static final int TIDB_RUNNING_JOBS = 16;

    static TargetConfig from(Section section) {
        URI url = section.text("url").map(text -> mysql(section, text)).orElseGet(() -> {
            section.missing("url", "mysql://HOST:PORT");
            return URI.create("mysql://missing");
        });
        return new TargetConfig(url.getHost().replaceAll("^\\[|]$", ""),
                url.getPort() < 0 ? TIDB_PORT : url.getPort(), section.required("user", "the account that imports"),
                section.secret("password"), tls(section.section("tls")),
                section.number("runningJobs", 1, 1024, TIDB_RUNNING_JOBS));
    }

    /** The cluster for a client; its password is read anew at every connect. */
    public TidbTarget tidb() {
        return new TidbTarget(host, port, user, this::revealed, tls);
    }

    /** A secret that is away for a moment, as while it is rotated, is an outage like any other: somebody tries again. */
    private String revealed() {
        try {
            return password.map(Secret::reveal).orElse("");
        } catch (SecretUnavailableException e) {
            throw TidbException.notConnected(tidb(), "its password cannot be read: " + e.getMessage());
        }
    }

    private static Tls tls(Section section) {
        return new Tls(section.choice("mode", Tls.Mode.class, Tls.Mode.DISABLED), section.text("ca").map(Path::of));
    }

    /** The text is not repeated in the problem: somebody may have put a password into it. */
    private static URI mysql(Section section, String text) {
        try {
            URI url = new URI(text);
            if ("mysql".equals(url.getScheme()) && url.getHost() != null && url.getRawUserInfo() == null
                    && url.getRawQuery() == null && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Falls through to the one sentence that says what is wanted.
        }
        section.problem("url", "must be mysql://HOST:PORT and no more; user and password have settings of their own");
        return URI.create("mysql://invalid");
    }
}
