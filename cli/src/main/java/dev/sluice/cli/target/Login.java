package dev.sluice.cli.target;

import dev.sluice.config.TidbUrl;
import java.util.List;

/**
 * How a command gets into a TiDB of the user's own.
 *
 * @param ways      complete ones, to one server, the first that works counts; none: the one that the data directory remembers
 * @param passwords of the account
 */
public record Login(List<TidbUrl> ways, Passwords passwords) {

    public Login {
        ways = List.copyOf(ways);
    }
}
