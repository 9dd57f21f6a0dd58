package dev.sluice.sdk.tidb;

/**
 * Where a TiDB server, or the load balancer before some, listens.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port usually {@link #USUAL_PORT}
 */
public record TidbAddress(String host, int port) {
    /** TiDB's own unless it is told otherwise. */
    public static final int USUAL_PORT = 4000;

    /** {@code HOST:PORT}, as in a URL. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
