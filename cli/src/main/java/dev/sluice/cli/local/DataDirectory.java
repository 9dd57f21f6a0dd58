package dev.sluice.cli.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the local stack keeps everything; deleting it while nothing runs is a fresh start. */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Whether a stack has ever run here. */
    public boolean exists() {
        return Files.exists(lock());
    }

    /** The log of whatever runs here. */
    public Path log() {
        return root.resolve("logs").resolve("sluice.log");
    }

    /** What is remembered of staged dumps. */
    Path staged() {
        return root.resolve("staged");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path addresses() {
        return root.resolve("addresses.json");
    }

    /** The URL of the TiDB that everything here is about; not there when that is the stand-in. */
    Path server() {
        return root.resolve("server");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path tidb() {
        return root.resolve("tidb");
    }

    /** What Kafka Streams keeps; rebuilt from Kafka when it is gone. */
    Path state() {
        return root.resolve("state");
    }
}
