package dev.sluice.config;

import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A TiDB cluster.
 *
 * @param addresses   at least one; the next is tried when one is away
 * @param user        the account that submits; it sees and cancels only its own jobs
 * @param password    absent for an account without one
 * @param tls         disabled unless said
 * @param runningJobs how many import jobs the cluster runs at once, 16 unless said (TiDB's own limit); never exceeded
 */
public record TargetConfig(List<TidbAddress> addresses, String user, Optional<Secret> password, Tls tls,
        int runningJobs) {

    private static final int TIDB_RUNNING_JOBS = 16;

    static TargetConfig from(Section section) {
        return new TargetConfig(addresses(section), section.required("user", "the account that imports"),
                section.secret("password"), tls(section.section("tls")),
                section.number("runningJobs", 1, 1024, TIDB_RUNNING_JOBS));
    }

    /** The cluster for a client; its password is read anew at every connect. */
    public TidbTarget tidb() {
        return new TidbTarget(addresses, user, this::revealed, tls);
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

    private static List<TidbAddress> addresses(Section section) {
        String text = section.required("url", "mysql://HOST:PORT");
        try {
            TidbUrl url = TidbUrl.parse(text);
            if (url.user().isEmpty() && url.tls().isEmpty() && url.authorities().isEmpty()) {
                return url.addresses();
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one sentence that says what is wanted.
        }
        if (!text.isEmpty()) {
            section.problem("url",
                    "must be mysql://HOST:PORT[,HOST:PORT] and no more; user, password and tls have settings of"
                            + " their own");
        }
        return List.of(new TidbAddress("invalid", TidbAddress.USUAL_PORT));
    }
}
