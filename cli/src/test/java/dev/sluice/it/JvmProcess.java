package dev.sluice.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, which a test can end, kill, freeze and wake as an operating system does. */
final class JvmProcess implements AutoCloseable {
    private final Process process;
    private final Callable<Boolean> ready;

    private JvmProcess(Process process, Callable<Boolean> ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Starts a process.
     *
     * @param ready says whether the process does its work yet
     */
    static JvmProcess start(ProcessBuilder java, Callable<Boolean> ready) throws IOException {
        return new JvmProcess(java.start(), ready);
    }

    /** Blocks until the process does its work. */
    void awaitReady() {
        await("ready").atMost(Cell.PATIENCE).until(ready);
    }

    /** As {@code kill -9}: nothing is closed. Returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** As {@code kill -TERM}: it may close what it has. Returns when the process is gone. */
    void terminate() {
        process.destroy();
        awaitEnd(Cell.PATIENCE);
    }

    /** Blocks until the process is gone, whoever ended it. */
    void awaitEnd(Duration within) {
        process.onExit().orTimeout(within.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Blocks until the process is gone. */
    int exitCode() {
        awaitEnd(Cell.PATIENCE);
        return process.exitValue();
    }

    /** As {@code kill -STOP}: it stands still, its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** As {@code kill -CONT}: it goes on where it stood. */
    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder(List.of("kill", "-" + name, String.valueOf(process.pid()))).start().waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " gave " + code);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
