package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What one command gave that ran in this JVM: its exit code, its data and what it said. */
public record Ran(int code, String data, String talk) {

    /** Runs a command over a data directory, with these variables and no others. */
    public static Ran of(Path dataDirectory, Map<String, String> environment, String... arguments) {
        return bare(environment, Stream.concat(Stream.of(arguments),
                Stream.of("--data-dir", dataDirectory.toString())).toArray(String[]::new));
    }

    /** Runs a command line as it is. */
    static Ran bare(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteArrayOutputStream talk = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(data, true, UTF_8), new PrintStream(talk, true, UTF_8), false);
        int code = Sluice.run(new Sluice(terminal, environment), arguments);
        return new Ran(code, data.toString(UTF_8), talk.toString(UTF_8));
    }

    /** All that a user saw. */
    public String shown() {
        return data + talk;
    }
}
