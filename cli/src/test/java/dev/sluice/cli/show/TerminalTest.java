package dev.sluice.cli.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String CLEAR = "\r\033[K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), interactive);
    }

    /** On a narrow terminal a line that wraps would be two, of which only the second is cleared. */
    private static String unwrapped(String line) {
        return "\033[?7l" + line + "\033[?7h";
    }

    @Test
    void keepsDataAndTalkApart() {
        // Given
        Terminal terminal = terminal(false);

        // When
        terminal.live("half done");
        terminal.say("on its way");
        terminal.data("rows");
        terminal.dataWriter().println("help");
        terminal.talkWriter().println("usage");

        // Then
        assertThat(out.toString(UTF_8).lines()).containsExactly("rows", "help");
        assertThat(err.toString(UTF_8).lines()).containsExactly("on its way", "usage");
    }

    @Test
    void replacesTheLiveLineAndPushesItAsideForTalkAndData() {
        // Given
        Terminal terminal = terminal(true);

        // When
        terminal.live("one");
        terminal.live("two");
        terminal.say("news");
        terminal.say("more");
        terminal.live("three");
        terminal.data("rows");

        // Then
        assertThat(err.toString(UTF_8)).isEqualTo(CLEAR + unwrapped("one") + CLEAR + unwrapped("two") + CLEAR
                + "news\nmore\n" + CLEAR + unwrapped("three") + CLEAR);
        assertThat(out.toString(UTF_8)).isEqualTo("rows\n");
    }

    @Test
    void showsACharacterFromOutsideThatWouldMoveItsCursor() {
        // Given
        Terminal terminal = terminal(true);

        // When
        terminal.live("a\u001B[2Jb\nc");
        terminal.say("one\n\ttwo\u0000");
        terminal.data("\u001B]0;title\u0007\tx");

        // Then
        assertThat(err.toString(UTF_8)).isEqualTo(CLEAR + unwrapped("a\\u001b[2Jb\\nc") + CLEAR
                + "one\n\ttwo\\u0000\n");
        assertThat(out.toString(UTF_8)).isEqualTo("\\u001b]0;title\\u0007\tx\n");
    }
}
