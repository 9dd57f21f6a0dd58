package dev.sluice.local.tidb.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** Makes the database of a directory, once: system tables, accounts and the schema {@code test}. */
final class Installation {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Installation() {}

    /** Blocks for about a second when there is no database yet. A crash in between is made good by the next call. */
    static void ensure(MariaDbFiles files, DataLayout layout) throws IOException {
        if (Files.isDirectory(layout.database())) {
            return;
        }
        Path place = layout.installing();
        Directories.delete(place);
        Directories.createPrivate(place);
        Path setUp = privateFile(place.resolve("set-up.sql"));
        String password = randomPassword();
        Files.writeString(privateFile(place.resolve(layout.password().getFileName())), password);
        Files.writeString(setUp, setUpSql(password));
        runInstaller(files, layout, setUp);
        Files.delete(setUp);
        Files.move(place, layout.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** As in a fresh TiDB, {@code root} has no password; the accounts of MariaDB's own that would shadow it go. */
    private static String setUpSql(String adminPassword) {
        return """
                FLUSH PRIVILEGES;
                CREATE OR REPLACE USER 'root'@'%%';
                GRANT ALL ON *.* TO 'root'@'%%' WITH GRANT OPTION;
                CREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
                DELETE FROM mysql.global_priv WHERE User IN ('', 'PUBLIC') OR User = 'root' AND Host <> '%%';
                CREATE DATABASE test CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
                """.formatted(MariaDbServer.ADMIN, adminPassword);
    }

    private static void runInstaller(MariaDbFiles files, DataLayout layout, Path setUp) throws IOException {
        Path data = layout.installing().resolve(layout.data().getFileName());
        ProcessBuilder installer = new ProcessBuilder(ServerOptions.install(files, data, setUp));
        // Every server that starts deletes the temporary tables it finds in its directory, whosever they are.
        installer.environment().put("TMPDIR", layout.installing().toString());
        Process process = installer.redirectErrorStream(true)
                .redirectOutput(layout.log().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IOException("cannot install a database in " + layout.root() + ": read " + layout.log());
            }
        } catch (InterruptedException interrupted) {
            throw Interruptions.asIoException(interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Path privateFile(Path file) throws IOException {
        return Files.createFile(file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
