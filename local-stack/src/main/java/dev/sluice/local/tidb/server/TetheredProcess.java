package dev.sluice.local.tidb.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that ends when this JVM does, however the JVM ends.
 *
 * <p>A small shell holds the reading end of a pipe from the JVM. When the pipe closes (the operating system closes it
 * even after {@code kill -9}) the shell stops the process: politely first, for good ten seconds later. A signal from
 * the terminal (Ctrl-C goes to every process in the foreground) is ignored, so the JVM can end things in order.
 */
final class TetheredProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final String TETHER = """
            trap '' INT HUP
            pid_file=$1; shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            echo "$server" > "$pid_file"
            (read -r _ <&3; kill -TERM "$server"; sleep 10; kill -KILL "$server") >/dev/null 2>&1 &
            tether=$!
            exec 3<&-
            wait "$server"; code=$?
            kill "$tether" 2>/dev/null
            rm -f "$pid_file"
            exit "$code"
            """;

    private final Process shell;

    private TetheredProcess(Process shell) {
        this.shell = shell;
    }

    /**
     * @param command the program and its arguments
     * @param pid     a file that holds the program's process id while it runs
     * @param log     a file for all it says, begun anew
     */
    static TetheredProcess start(List<String> command, Path pid, Path log) throws IOException {
        var line = Stream.concat(Stream.of("/bin/sh", "-c", TETHER, "sluice-tether", pid.toString()),
                command.stream()).toList();
        return new TetheredProcess(new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    /** Waits for the end of the process; true when it has ended in time. */
    boolean endsWithin(Duration time) throws IOException {
        try {
            return shell.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            throw Interruptions.asIoException(interrupted);
        }
    }

    /** Stops the process and blocks until it has ended, at most fifteen seconds. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!endsWithin(STOP_LIMIT)) {
                throw new IOException("a local server with process id " + shell.pid() + " did not stop");
            }
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
