package dev.sluice.local.tidb.server;

import java.nio.file.Path;

/**
 * Where things lie in a server's directory.
 *
 * <p>{@code database} appears under its name only when it is complete, so a crash while installing leaves nothing
 * that looks like a database.
 *
 * @param root the directory that the user named, absolute
 */
record DataLayout(Path root) {

    DataLayout(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path database() {
        return root.resolve("database");
    }

    Path installing() {
        return root.resolve("database.installing");
    }

    Path data() {
        return database().resolve("data");
    }

    Path temporary() {
        return database().resolve("tmp");
    }

    /** The password of the internal administrator, readable by this user only. */
    Path password() {
        return database().resolve("admin-password");
    }

    /** Held while a JVM owns the directory. */
    Path lock() {
        return root.resolve("lock");
    }

    /** The process id of the running server. */
    Path pid() {
        return root.resolve("mariadb.pid");
    }

    /** What the server of the last start said. */
    Path log() {
        return root.resolve("mariadb.log");
    }
}
