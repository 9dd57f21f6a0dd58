package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.cli.Ran;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A TiDB on this computer that runs as a user who cannot read the dump. */
@NeedsRealTidb
class UnseenDumpIT {
    private static final String USER = "nobody";
    private static final String NEEDED = "only root can start a TiDB as the user " + USER;

    @TempDir
    private static Path home;
    private static RealTidb tidb;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (!isRoot) {
            LoggerFactory.getLogger(UnseenDumpIT.class).warn("UnseenDumpIT is skipped: {}", NEEDED);
        }
        assumeTrue(isRoot, NEEDED);
        Files.setOwner(home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
        tidb = RealTidb.start(RealTidbConfig.in(home).withUser(USER));
    }

    @AfterAll
    static void stop() {
        if (tidb != null) {
            tidb.close();
        }
    }

    private Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }

    private static void permit(Path directory, String permissions) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void isAskedBeforeAllTablesAreMadeAndTheMessageSaysWhatHelps() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("unseen");
        dump.table("unseen", "a", 1).table("unseen", "b", 1).table("unseen", "c", 1);
        permit(directory, "rwxr-xr-x");
        permit(dump.directory(), "rwx------");

        // When
        Ran refused = run("import", dump.directory().toString(), "--tidb", tidb.uri());
        Ran tables = run("sql", "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = 'unseen'");
        Ran doctor = run("doctor", dump.directory().toString());
        permit(dump.directory(), "rwxr-xr-x");
        Ran seen = run("import", dump.directory().toString(), "--id", "seen");

        // Then
        assertThat(refused).as(refused.shown()).returns(3, Ran::code);
        assertThat(refused.talk()).containsPattern("TiDB at \\S+ cannot read " + dump.directory() + "; ")
                .contains("--stage s3://");
        assertThat(tables.data()).isEqualTo("n\n1\n");
        assertThat(doctor).returns(3, Ran::code)
                .extracting(Ran::data)
                .asString()
                .containsPattern("source-seen-by-target +critical +TiDB at \\S+ cannot read " + dump.directory());
        assertThat(seen.code()).as(seen.shown()).isZero();
    }
}
