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
        assertThat(err.toString(UTF_8))
                .isEqualTo(CLEAR + "one" + CLEAR + "two" + CLEAR + "news\nmore\n" + CLEAR + "three" + CLEAR);
        assertThat(out.toString(UTF_8)).isEqualTo("rows\n");
    }
}
