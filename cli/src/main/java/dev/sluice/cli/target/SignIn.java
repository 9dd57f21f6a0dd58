package dev.sluice.cli.target;

import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.config.Secret;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TidbUrl;
import dev.sluice.sdk.store.SecretText;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gets into a TiDB once, so that what is wrong is said before anything starts. */
public final class SignIn {

    /** TiDB's own limit. */
    private static final int RUNNING_JOBS = 16;
    /** For all addresses. One alone has all of it: a machine that is busy answers late. */
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int MOST_GREETINGS = 3;

    private final Passwords passwords;

    public SignIn(Passwords passwords) {
        this.passwords = passwords;
    }

    /** The way that worked, and what services need to go it. */
    public record Entry(TidbUrl url, TargetConfig target) {}

    /**
     * Gets in, by the first way that works. Asks for the password when none is said and one is needed. Blocks, while servers
     * are silent for 13 seconds at most, and for whoever is asked.
     *
     * @param ways complete ones, to one server
     * @throws TidbException                                        when none works
     * @throws InvalidSettingException                              when what answers is no TiDB
     * @throws dev.sluice.config.SecretUnavailableException when the password's file cannot be read
     */
    public Entry into(List<TidbUrl> ways) {
        Vertx vertx = Vertx.vertx();
        try {
            return into(vertx, ways);
        } catch (TidbException e) {
            if (!e.isDenied()) {
                requireNoOther(ways);
            }
            throw e;
        } finally {
            vertx.close().await();
        }
    }

    /** Many an account of a test server has no password, and only TiDB knows. */
    private Entry into(Vertx vertx, List<TidbUrl> ways) {
        List<Optional<Secret>> said = passwords.said().stream().map(Optional::of).toList();
        try {
            return first(vertx, ways, said.isEmpty() ? List.of(Optional.empty()) : said);
        } catch (TidbException e) {
            if (!e.isDenied() || !said.isEmpty()) {
                throw e;
            }
            TidbTarget wanted = target(ways.getFirst(), Optional.empty()).tidb();
            SecretText typed = passwords.keyboard()
                    .ask("Password of " + wanted + ": ")
                    .orElseThrow(() -> TidbException.denied(wanted, howToSay(wanted)));
            return first(vertx, ways, List.of(Optional.of(new Secret.Held(typed))));
        }
    }

    private static String howToSay(TidbTarget wanted) {
        return "it wants a password, each time anew since it is never kept: set " + Passwords.VARIABLE
                + ", or name its file with --tidb-password-file"
                + (wanted.tls().mode() == Tls.Mode.DISABLED ? "; or it wants TLS: add ?tls=required to the URL" : "");
    }

    private static Entry first(Vertx vertx, List<TidbUrl> ways, List<Optional<Secret>> passwords) {
        SessionSettings quick = SessionSettings.DEFAULT.withConnectWait(patience(ways));
        TidbException told = null;
        for (TidbUrl way : ways) {
            for (Optional<Secret> password : passwords) {
                try {
                    return enter(vertx, way, password, quick);
                } catch (TidbException e) {
                    // The reason of the first way and password is the user's own; a server that denies has been reached.
                    told = told == null || (e.isDenied() && !told.isDenied()) ? e : told;
                    if (!e.isDenied()) {
                        break;
                    }
                }
            }
        }
        if (told == null) {
            throw new IllegalArgumentException("there is no way to a TiDB");
        }
        throw told;
    }

    private static Duration patience(List<TidbUrl> ways) {
        int addresses = ways.stream().mapToInt(way -> way.addresses().size()).sum();
        return MOST.dividedBy(Math.max(1, addresses));
    }

    /** A server of another kind keeps silent about what it does not understand, or says something that no driver reads. */
    private static void requireNoOther(List<TidbUrl> ways) {
        List<TidbAddress> addresses = ways.stream().flatMap(way -> way.addresses().stream()).distinct().toList();
        addresses.stream().limit(MOST_GREETINGS).forEach(address -> Greeting.foreign(address).ifPresent(said -> {
            throw new InvalidSettingException(address + " is not a TiDB: what answers says " + said
                    + "; name a TiDB server");
        }));
    }

    private static Entry enter(Vertx vertx, TidbUrl way, Optional<Secret> password, SessionSettings settings) {
        password.ifPresent(Secret::reveal); // A file that cannot be read is no outage.
        TargetConfig target = target(way, password);
        try (TidbSession session = new VertxSessions(vertx, target.tidb()).open(settings)) {
            requireTidb(session, target);
        }
        return new Entry(way, target);
    }

    private static void requireTidb(TidbSession session, TargetConfig target) {
        try {
            session.query("SELECT TIDB_VERSION()");
        } catch (TidbException e) {
            if (e.code().isEmpty()) {
                throw e;
            }
            throw new InvalidSettingException(target.tidb() + " is not a TiDB: what answers is "
                    + session.query("SELECT VERSION()").values().getFirst().getFirst() + "; name a TiDB server");
        }
    }

    private static TargetConfig target(TidbUrl way, Optional<Secret> password) {
        return new TargetConfig(way.addresses(), way.user().orElseThrow(), password, way.protection(), RUNNING_JOBS);
    }
}
