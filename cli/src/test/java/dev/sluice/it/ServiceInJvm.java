package dev.sluice.it;

import dev.sluice.cli.Sluice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code sluice scanner|submitter|monitor --config FILE} in a JVM of its own, as a supervisor starts it. */
record ServiceInJvm(JvmProcess process, ServicePort http, Path file) implements AutoCloseable {

    /** @param log where its standard error goes, after what lies there */
    static ServiceInJvm start(String service, Path config, Path log, Map<String, String> environment)
            throws IOException {
        ServicePort http = ServicePort.any();
        ProcessBuilder java = JavaProcess.of(Sluice.class, List.of(service, "--config", config.toString()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        java.environment().putAll(environment);
        java.environment().put("SLUICE_HTTP_PORT", String.valueOf(http.number()));
        return new ServiceInJvm(JvmProcess.start(java, http::isReady), http, log);
    }

    /** What it answers to a GET; 0 as long as nobody listens. */
    int status(String path) throws InterruptedException {
        return http.get(path).status();
    }

    /** The body of {@code /health/ready}. */
    String checks() throws InterruptedException {
        return http.get("/health/ready").body();
    }

    String metrics() throws InterruptedException {
        return http.get("/metrics").body();
    }

    /** As a supervisor does it; returns the exit code. */
    int terminate() {
        process.terminate();
        return process.exitCode();
    }

    int exitCode() {
        return process.exitCode();
    }

    String log() throws IOException {
        return Files.readString(file);
    }

    @Override
    public void close() {
        process.close();
    }
}
