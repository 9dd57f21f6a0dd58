package dev.sluice.cli.settings;

import dev.sluice.sdk.tidb.TidbAddress;
import java.util.List;

/** The TiDB that a Lightning file names, without its password. */
public record TidbServer(String host, int port, String user) {

    static final int TIDB_PORT = 4000;

    /** Whether this is one of a cluster's addresses; whose account is used does not matter. */
    public boolean isAt(List<TidbAddress> addresses) {
        return addresses.stream().anyMatch(address -> address.host().equalsIgnoreCase(host) && address.port() == port);
    }

    /** What to write into the services' configuration to import there. */
    public String asTarget() {
        return "targets: { NAME: { url: \"mysql://" + this + "\", user: \"" + user
                + "\", password: { env: \"TIDB_PASSWORD\" } } }";
    }

    /** {@code HOST:PORT}. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
