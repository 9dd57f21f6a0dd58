package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.it.Dump;
import dev.sluice.it.Leaks;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.contract.S3Proxy;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump of this machine, a bucket, and a TiDB of the user's own. */
@NeedsRealTidb
class StageOnRealTidbIT {
    private static final Map<String, String> KEYS = Map.of("AWS_ACCESS_KEY_ID", S3Proxy.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", S3Proxy.SECRET_KEY);

    @TempDir
    private static Path servers;
    private static S3Proxy s3;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Proxy.start(servers);
        s3.put("bucket", "other/file.txt", new byte[]{1});
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Test
    void loadsRowsByWayOfTheBucketWithTheKeysThatItIsGiven() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("by_stage").table("by_stage", "orders", 30).directory();

        try (Leaks leaks = Leaks.watch()) {
            // When
            Ran imported = run("import", dump.toString(), "--tidb", RealTidb.shared().uri(), "--id", "real", "--stage",
                    stage(), "--credentials", "env");
            Ran rows = run("sql", "SELECT SUM(id) FROM by_stage.orders");
            Ran jobs = run("sql", "SHOW IMPORT JOBS WHERE Target_Table = '`by_stage`.`orders`'");

            // Then
            assertThat(imported.code()).as(imported.talk()).isZero();
            assertThat(imported.talk()).contains("removed what was staged for import real");
            assertThat(rows.data()).endsWith("465" + System.lineSeparator());
            assertThat(jobs.data()).contains("s3://bucket/stage/real/");
            assertThat(staged()).isEmpty();
            leaks.assertNone(directory.resolve("data"), List.of(imported.shown(), jobs.shown()), S3Proxy.ACCESS_KEY,
                    S3Proxy.SECRET_KEY);
        }
    }

    @Test
    void tellsByDoctorWhetherTidbCanReadTheBucket() throws IOException {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("by_doctor").table("by_doctor", "orders", 3);
        s3.putAll("bucket", "seen", dump.directory());
        String source = "s3://bucket/seen?endpoint=" + s3.endpoint() + "&force-path-style=true";
        run("sql", "--tidb", RealTidb.shared().uri(), "--write", "CREATE DATABASE by_doctor");

        // When
        Ran before = run("doctor", source, "--credentials", "env");
        run("sql", "--write", "CREATE TABLE by_doctor.orders (id INT PRIMARY KEY, name VARCHAR(20))");
        Ran seen = run("doctor", source, "--credentials", "env");
        Ran roleless = whileWeHaveKeys(() -> run("doctor", source));

        // Then
        assertThat(before.data()).contains("it says whether it can read the bucket when the first job is submitted");
        assertThat(seen.code()).as(seen.shown()).isZero();
        assertThat(seen.data()).contains("TiDB can look into the bucket");
        assertThat(roleless).returns(3, Ran::code)
                .extracting(Ran::data)
                .asString()
                .contains("cannot read s3://bucket/seen", "--credentials", "TiDB says: ");
        assertThat(seen.shown() + roleless.shown()).doesNotContain(S3Proxy.SECRET_KEY);
        run("sql", "--write", "DROP DATABASE by_doctor");
    }

    /** Keys for this process alone, as a role of this machine would be. */
    private static Ran whileWeHaveKeys(Supplier<Ran> command) {
        System.setProperty("aws.accessKeyId", S3Proxy.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", S3Proxy.SECRET_KEY);
        try {
            return command.get();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), KEYS, arguments);
    }

    private static String stage() {
        return "s3://bucket/stage?endpoint=" + s3.endpoint();
    }

    private static List<String> staged() {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(stage()), StoreCredentials.of(SourceUri.Scheme.S3,
                Map.of("access-key", S3Proxy.ACCESS_KEY, "secret-access-key", S3Proxy.SECRET_KEY)));
                Stream<List<StoredObject>> pages = store.pages()) {
            return pages.flatMap(List::stream).map(StoredObject::key).toList();
        }
    }
}
