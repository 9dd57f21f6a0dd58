package dev.sluice.cli.target;

import dev.sluice.sdk.store.SecretText;
import java.io.Console;
import java.util.Optional;

/** Somebody who can be asked. */
@FunctionalInterface
public interface Keyboard {

    /** Nobody is there: a script, a pipe. */
    Keyboard NOBODY = question -> Optional.empty();

    /** Asks for something that is not shown while it is typed; blocks. Empty when nobody answers. */
    Optional<SecretText> ask(String question);

    /** The terminal of this process; {@link #NOBODY} without one. */
    static Keyboard ofProcess() {
        // A console is there without a terminal too, since Java 22; the launcher knows better.
        Console console = Boolean.getBoolean("sluice.keyboard") ? System.console() : null;
        return console == null
                ? NOBODY
                : question -> Optional.ofNullable(console.readPassword("%s", question))
                        .map(String::new)
                        .map(
                                SecretText::new);
    }
}
