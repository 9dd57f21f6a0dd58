package dev.sluice.sdk.tidb;

import java.util.function.Supplier;

/**
 * A TiDB cluster to connect to, and as whom.
 *
 * @param host     name or address of TiDB or of the load balancer before it
 * @param port     usually 4000
 * @param user     the account
 * @param password asked at every connect, so that it can change; empty for none
 * @param tls      how the connection is protected
 */
public record TidbTarget(String host, int port, String user, Supplier<String> password, Tls tls) {

    /** User, host and port; never the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
