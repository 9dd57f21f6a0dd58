package dev.sluice.cli.target;

import dev.sluice.config.TidbUrl;
import dev.sluice.sdk.store.SecretText;
import java.util.List;
import java.util.Optional;

/**
 * The TiDB that a command line or its Lightning file names.
 *
 * @param ways     complete ones, to one server, the first that works counts; none when none is named
 * @param password that the file says
 */
public record Wanted(List<TidbUrl> ways, Optional<SecretText> password) {

    /** None is named. */
    public static final Wanted NONE = new Wanted(List.of(), Optional.empty());

    public Wanted {
        ways = List.copyOf(ways);
    }

    /** With the password from where the user keeps it. */
    public Login login(Passwords passwords) {
        return new Login(ways, passwords.orOfLightning(password));
    }
}
