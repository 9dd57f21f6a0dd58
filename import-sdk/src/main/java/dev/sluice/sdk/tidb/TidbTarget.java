package dev.sluice.sdk.tidb;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A TiDB cluster to connect to, and as whom.
 *
 * @param addresses of its servers, at least one; when one is away the next is tried, for a job can be seen from any of them
 * @param user      the account
 * @param password  asked at every connect, so that it can change; empty for none
 * @param tls       how the connection is protected
 */
public record TidbTarget(List<TidbAddress> addresses, String user, Supplier<String> password, Tls tls) {

    public TidbTarget {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a target needs an address");
        }
    }

    /** A cluster with one address. */
    public TidbTarget(String host, int port, String user, Supplier<String> password, Tls tls) {
        this(List.of(new TidbAddress(host, port)), user, password, tls);
    }

    /** The same cluster by one of its addresses. */
    public TidbTarget at(TidbAddress address) {
        return new TidbTarget(List.of(address), user, password, tls);
    }

    /** User and addresses; never the password. */
    @Override
    public String toString() {
        return user + "@" + addresses.stream().map(TidbAddress::toString).collect(Collectors.joining(","));
    }
}
