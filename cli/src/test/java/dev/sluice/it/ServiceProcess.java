package dev.sluice.it;

import dev.sluice.cli.Sluice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A service that runs in a JVM of its own, started as users start it: {@code sluice KIND --config FILE}.
 *
 * @param instance its {@code group.instance.id}
 * @param tidbPort where it finds TiDB, or what stands before it
 * @param state    its directory
 * @param death    the record at which it dies
 */
record ServiceProcess(Kind kind, String bootstrapServers, String instance, int tidbPort, Path state,
        Optional<DeathAtRecord> death) {

    enum Kind {
        SCANNER("scanner"), SUBMITTER("submitter"), MONITOR("monitor");

        private final String command;

        Kind(String command) {
            this.command = command;
        }
    }

    ServiceProcess throughPort(int port) {
        return new ServiceProcess(kind, bootstrapServers, instance, port, state, death);
    }

    ServiceProcess dyingAt(DeathAtRecord record) {
        return new ServiceProcess(kind, bootstrapServers, instance, tidbPort, state, Optional.of(record));
    }

    /** Starts it; what it writes appears on our streams, ready is what {@code /health/ready} says. */
    JvmProcess start() throws IOException {
        ServicePort http = ServicePort.any();
        Path file = Files.createDirectories(state).resolve(kind.command + ".yaml");
        Files.writeString(file, yaml(http.number()));
        ProcessBuilder java = JavaProcess.of(Sluice.class, List.of(kind.command, "--config", file.toString()))
                .inheritIO();
        death.ifPresent(record -> record.tell(java.environment()));
        return JvmProcess.start(java, http::isReady);
    }

    /** All that matters to a fault is left as it is by default. */
    private String yaml(int httpPort) {
        return """
                kafka:
                  bootstrap.servers: "%s"
                  group.instance.id: "%s"
                  interceptor.classes: "%s"
                topics: { prefix: "%s", replication: 1 }
                targets: { default: { url: "mysql://127.0.0.1:%d", user: "root" } }
                http: { host: "127.0.0.1", port: %d }
                state: { dir: "%s" }
                """.formatted(bootstrapServers, instance, DeathAtRecord.Interceptor.class.getName(),
                Cell.TOPICS.prefix(), tidbPort, httpPort, state);
    }
}
