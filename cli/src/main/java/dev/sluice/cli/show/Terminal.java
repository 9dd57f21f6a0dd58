package dev.sluice.cli.show;

import dev.sluice.sdk.check.Visible;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: data to stdout, talk to stderr. On a terminal the talk has one live line at the bottom, which
 * other talk pushes down. What comes from outside cannot move its cursor. One thread at a time.
 */
public final class Terminal {

    private static final String CLEAR_LINE = "\r\033[K";
    // A line that wrapped could not be cleared as one: a narrow terminal shows the beginning of it instead.
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private boolean liveShown;

    /** @param interactive whether stderr is a terminal */
    public Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** Whether a live line is shown at all. */
    public boolean isInteractive() {
        return interactive;
    }

    /** For a library that writes what was asked for, such as a help text. */
    public PrintWriter dataWriter() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /** For a library that writes about what is going on. */
    public PrintWriter talkWriter() {
        return new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A line of what was asked for. */
    public void data(String line) {
        clearLive();
        out.println(Visible.lines(line));
        out.flush();
    }

    /** A line about what is going on. */
    public void say(String line) {
        clearLive();
        err.println(Visible.lines(line));
        err.flush();
    }

    /** Replaces the live line; does nothing where there is no terminal. */
    public void live(String line) {
        if (interactive) {
            err.print(CLEAR_LINE + NO_WRAP + Visible.text(line) + WRAP);
            err.flush();
            liveShown = true;
        }
    }

    private void clearLive() {
        if (liveShown) {
            err.print(CLEAR_LINE);
            err.flush();
            liveShown = false;
        }
    }
}
