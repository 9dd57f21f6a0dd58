package dev.sluice.local.tidb.server;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of MariaDB's programs: small, loopback only, with TiDB's defaults where the two differ. */
final class ServerOptions {

    /** TiDB 9.0: the default of {@code @@sql_mode}. */
    private static final String TIDB_SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";

    private ServerOptions() {}

    /** Runs a server in the foreground, on a data directory that is installed. */
    static List<String> run(MariaDbFiles files, DataLayout layout, String version, int port) {
        return command(files.daemon(), files, layout.data(), List.of(
                "--port=" + port,
                "--version=" + version,
                // Relative to the data directory: the path of a socket may have 107 bytes, a directory's may have more.
                "--socket=mariadb.sock",
                "--bind-address=127.0.0.1",
                // Making a certificate takes seconds, and nothing leaves the machine.
                "--ssl=0",
                "--pid-file=server.pid",
                "--tmpdir=" + layout.temporary(),
                // TiDB compares names of databases and tables without case and text by its bytes.
                "--lower-case-table-names=1",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--character-set-collations=utf8mb4=utf8mb4_bin",
                "--sql-mode=" + TIDB_SQL_MODE,
                "--local-infile=1",
                "--max-connections=600",
                // All may come at once: who finds the queue full tries again after a whole second.
                "--back-log=600",
                "--max-allowed-packet=1G",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=64M",
                // The log survives a killed process; only a machine that goes down can lose the last second.
                "--innodb-flush-log-at-trx-commit=2"));
    }

    /** Makes a data directory and runs a file of SQL in it as its last step. */
    static List<String> install(MariaDbFiles files, Path data, Path setUp) {
        return command(files.installer(), files, data, List.of(
                "--force",
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
                "--extra-file=" + setUp));
    }

    private static List<String> command(Path program, MariaDbFiles files, Path data, List<String> more) {
        var command = new ArrayList<>(List.of(program.toString(),
                // This one has to come first.
                "--no-defaults",
                "--basedir=" + files.home(),
                "--datadir=" + data,
                "--skip-name-resolve",
                "--innodb-log-file-size=64M"));
        if (new UnixSystem().getUid() == 0) {
            // The server refuses to run as root unless root asks for it.
            command.add("--user=root");
        }
        command.addAll(more);
        return List.copyOf(command);
    }
}
