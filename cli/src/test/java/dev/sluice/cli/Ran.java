package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What one command gave, which ran in this process as the launcher runs it. */
public record Ran(int code, String data, String talk) {

    /**
     * Runs it to its end.
     *
     * @param environment the variables that the command sees
     */
    public static Ran sluice(Path dataDirectory, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(data, true, UTF_8), new PrintStream(talk, true, UTF_8), false);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--data-dir", dataDirectory.toString()))
                .toArray(String[]::new);
        int code = Sluice.run(new Sluice(terminal, environment), all);
        return new Ran(code, data.toString(UTF_8), talk.toString(UTF_8));
    }

    /** All that the user saw. */
    public String said() {
        return data + talk;
    }
}
