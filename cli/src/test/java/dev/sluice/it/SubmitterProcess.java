package dev.sluice.it;

import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.submitter.SubmitterService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A submitter in a JVM of its own, so that a test can kill it or freeze it as an operating system does. */
final class SubmitterProcess implements AutoCloseable {
    private final Process process;

    private SubmitterProcess(Process process) {
        this.process = process;
    }

    static SubmitterProcess start(Map<String, String> kafka, int tidbPort, Path state) throws IOException {
        ProcessBuilder builder = JavaProcess.of(SubmitterProcess.class, List.of(kafka.get("bootstrap.servers"),
                kafka.get("group.instance.id"), String.valueOf(tidbPort), state.toString()));
        return new SubmitterProcess(builder.inheritIO().start());
    }

    /** What runs in the other JVM. */
    public static void main(String[] args) throws Exception {
        Map<String, String> kafka = Map.of("bootstrap.servers", args[0], "group.instance.id", args[1],
                // The shortest a broker allows: a frozen process loses its tables soon.
                "session.timeout.ms", "6000", "heartbeat.interval.ms", "2000");
        TargetConfig target = new TargetConfig("127.0.0.1", Integer.parseInt(args[2]), "root", Optional.empty(),
                Tls.DISABLED, 16);
        SubmitterService.of(new ServiceConfig(kafka, new TopicsConfig(Cell.TOPICS.prefix(), (short) 1),
                Map.of("default", target), Map.of(), new HttpConfig("127.0.0.1", 0), Path.of(args[3])),
                new SimpleMeterRegistry(), failure -> Runtime.getRuntime().halt(1)).start();
    }

    /** As {@code kill -9}: nothing is closed. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** As {@code kill -STOP}: it stands still, its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** As {@code kill -CONT}: it goes on where it stood. */
    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    boolean isAlive() {
        return process.isAlive();
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
