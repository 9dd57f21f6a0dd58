package dev.sluice.it;

import dev.sluice.cli.Sluice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code sluice scanner|submitter|monitor --config FILE} in a JVM of its own, as a supervisor starts it. */
final class ServiceInJvm implements AutoCloseable {
    private final Process process;
    private final int httpPort;
    private final Path log;

    private ServiceInJvm(Process process, int httpPort, Path log) {
        this.process = process;
        this.httpPort = httpPort;
        this.log = log;
    }

    /** @param log where its standard error goes, after what lies there */
    static ServiceInJvm start(String service, Path config, Path log, Map<String, String> environment)
            throws IOException {
        int port = FreePort.any();
        ProcessBuilder builder = JavaProcess.of(Sluice.class, List.of(service, "--config", config.toString()));
        builder.environment().putAll(environment);
        builder.environment().put("SLUICE_HTTP_PORT", String.valueOf(port));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new ServiceInJvm(builder.start(), port, log);
    }

    /** What it answers to a GET; 0 as long as nobody listens. */
    int status(String path) throws InterruptedException {
        return get(path).status();
    }

    /** The body of {@code /health/ready}. */
    String checks() throws InterruptedException {
        return get("/health/ready").body();
    }

    String metrics() throws InterruptedException {
        return get("/metrics").body();
    }

    /** As a supervisor does it; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(Cell.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs after " + Cell.PATIENCE);
        }
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private Answer get(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path)).build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, "");
        }
    }

    private record Answer(int status, String body) {}
}
