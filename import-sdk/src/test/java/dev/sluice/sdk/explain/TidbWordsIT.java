package dev.sluice.sdk.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A real TiDB is brought to say what the table of failures knows. */
@NeedsRealTidb
class TidbWordsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> ENDED = Set.of("finished", "failed", "cancelled");

    @TempDir
    private static Path directory;
    private static Vertx vertx;
    private static TidbSession session;
    private static int files;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        session = new VertxSessions(vertx, RealTidb.shared().target()).open(SessionSettings.DEFAULT);
        session.query("CREATE DATABASE words");
        session.query("CREATE TABLE words.stored (id INT)");
    }

    @AfterAll
    static void stop() throws Exception {
        session.query("DROP DATABASE words");
        session.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments(KnownFailure.DUPLICATE_KEY, "id INT PRIMARY KEY, v INT", "1,1\n1,1\n2,2\n"),
                arguments(KnownFailure.DUPLICATE_KEY, "id INT PRIMARY KEY, v INT, UNIQUE KEY (v)", "1,1\n2,1\n3,3\n"),
                arguments(KnownFailure.DUPLICATE_KEY, "id VARCHAR(9) PRIMARY KEY NONCLUSTERED, v INT", "1,1\n1,2\n"),
                arguments(KnownFailure.DUPLICATE_KEY, "v VARCHAR(9) COLLATE utf8mb4_general_ci PRIMARY KEY", "a\nA\n"),
                arguments(KnownFailure.TOO_LONG, "id INT, v VARCHAR(3)", "1,abcd\n"),
                arguments(KnownFailure.TOO_LONG, "id INT, v BIT(1)", "1,ab\n"),
                arguments(KnownFailure.EMPTY_NUMBER, "id INT, v INT", "1,\n"),
                arguments(KnownFailure.NO_NUMBER, "id INT, v DOUBLE", "id,v\n1,2\n"),
                arguments(KnownFailure.NO_NUMBER, "id INT, v TIME", "1,hello\n"),
                arguments(KnownFailure.QUOTES, "id INT, v TEXT", "1,\"a\"b\n"),
                arguments(KnownFailure.QUOTES, "id INT, v TEXT", "1,a\"b\n"),
                arguments(KnownFailure.QUOTES, "id INT, v TEXT", "1,\"ab\n2,x\n"),
                arguments(KnownFailure.ZERO_DATE, "id INT, v DATE", "1,0000-00-00\n"),
                arguments(KnownFailure.ZERO_DATE, "id INT, v DATETIME", "1,2024-00-00 00:00:00\n"),
                arguments(KnownFailure.ZERO_DATE, "id INT, v TIMESTAMP", "1,0000-00-00 00:00:00\n"),
                arguments(KnownFailure.NO_DATE, "id INT, v DATE", "1,2024-02-30\n"),
                arguments(KnownFailure.NO_DATE, "id INT, v DATETIME", "1,hello\n"),
                arguments(KnownFailure.OUT_OF_RANGE, "id INT, v TINYINT", "1,300\n"),
                arguments(KnownFailure.OUT_OF_RANGE, "id INT, v INT UNSIGNED", "1,-1\n"),
                arguments(KnownFailure.OUT_OF_RANGE, "id INT, v DECIMAL(3,1)", "1,12345\n"),
                arguments(KnownFailure.OUT_OF_RANGE, "id INT, v YEAR", "1,1800\n"),
                arguments(KnownFailure.NULL_VALUE, "id INT, v INT NOT NULL", "1,\\N\n"),
                arguments(KnownFailure.NULL_VALUE, "id INT, v INT NOT NULL", "1\n"),
                arguments(KnownFailure.CHARACTER_SET, "id INT, v VARCHAR(9) CHARACTER SET ascii", "1,é\n"),
                arguments(KnownFailure.NO_MEMBER, "id INT, v ENUM('a')", "1,b\n"),
                arguments(KnownFailure.NO_MEMBER, "id INT, v SET('a')", "1,b\n"),
                arguments(KnownFailure.NO_JSON, "id INT, v JSON", "1,{a\n"),
                arguments(KnownFailure.NO_VECTOR, "id INT, v VECTOR(3)", "1,[1]\n"),
                arguments(KnownFailure.NO_PARTITION,
                        "id INT PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION p VALUES LESS THAN (5)",
                        "9\n"));
    }

    @ParameterizedTest(name = "{0}: {2} into {1}")
    @MethodSource("rows")
    void areExplainedForRowsOfACsvFile(KnownFailure failure, String columns, String rows) throws IOException {
        assertThat(KnownFailure.in(said(columns, "csv", rows))).contains(failure);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"INSERT INTO t VALUES (1,2);DELETE FROM t WHERE id='1';",
        "LOAD DATA LOCAL INFILE 'x' INTO TABLE t;", "INSERT INTO t VALUES (1,NOW());", "INSERT INTO t VALUES (1,'abc);",
        "INSERT INTO t VALUES (1,'a') ON DUPLICATE KEY UPDATE v='x';"})
    void areExplainedForStatementsOfASqlFile(String statements) throws IOException {
        assertThat(KnownFailure.in(said("id INT, v VARCHAR(9)", "sql", statements))).contains(KnownFailure.SQL_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"gz", "zst", "snappy"})
    void areExplainedForAFileThatIsNotPackedAsItsNameSays(String packing) throws IOException {
        assertThat(KnownFailure.in(said("id INT", "csv." + packing, "hello, hello")))
                .contains(KnownFailure.BROKEN_PACKING);
    }

    @Test
    void areExplainedWhereTheStatementIsRefused() throws IOException {
        // Given
        session.query("CREATE TABLE words.full (id INT)");
        session.query("INSERT INTO words.full VALUES (1)");
        String file = file("csv", "1\n");

        // Then
        assertThat(refused("words.full", file, "")).contains(KnownFailure.NOT_EMPTY);
        assertThat(refused("words.full (nope)", file, "")).contains(KnownFailure.NO_SUCH_COLUMN);
        assertThat(refused("words.nothing", file, "")).contains(KnownFailure.NO_TABLE);
        assertThat(refused("words.full", file("csv", ""), "")).contains(KnownFailure.NO_FILE);
        assertThat(refused("words.full", "/no/such/directory/*.csv", "")).contains(KnownFailure.NO_FILE);
        assertThat(refused("words.full", file, ", nope=1")).contains(KnownFailure.OPTION);
        assertThat(refused("words.full", file, ", max_write_speed='x'")).contains(KnownFailure.OPTION);
        assertThat(refused("words.stored", file("parquet", "hello"), "")).contains(KnownFailure.PARQUET);
    }

    @Test
    void areExplainedWhereAnotherJobHasTheTable() throws IOException {
        // Given
        RealTidb.shared().switches().hold();
        try {
            session.query("CREATE TABLE words.busy (id INT)");
            String file = file("csv", "1\n");
            session.query("IMPORT INTO words.busy FROM '" + file + "' WITH THREAD=1, DETACHED");

            // Then
            assertThat(refused("words.busy", file, "")).contains(KnownFailure.ACTIVE_JOB);
        } finally {
            RealTidb.shared().switches().release();
        }
    }

    @Test
    void areExplainedForAnAccountThatMayNot() throws IOException {
        // Given
        session.query("CREATE TABLE words.closed (id INT)");
        session.query("CREATE USER weak");
        session.query("GRANT SELECT ON words.* TO weak");
        String file = file("csv", "1\n");

        // When
        try (TidbSession weak = new VertxSessions(vertx, new TidbTarget(RealTidb.shared().host(),
                RealTidb.shared().port(), "weak", () -> "", Tls.DISABLED))
                .open(SessionSettings.DEFAULT)) {
            assertThat(refused(weak, "words.closed", file, "")).contains(KnownFailure.PRIVILEGE);
            session.query("GRANT INSERT, UPDATE, DELETE, ALTER ON words.* TO weak");
            assertThat(refused(weak, "words.closed", file, "")).contains(KnownFailure.PRIVILEGE);
        }
    }

    // TiDB asks again for minutes when a key has expired.
    @ParameterizedTest
    @CsvSource({"AccessDenied,403,STORAGE_DENIED", "InvalidAccessKeyId,403,WRONG_KEY",
        "SignatureDoesNotMatch,403,WRONG_KEY", "NoSuchBucket,404,NO_BUCKET", "RequestTimeTooSkewed,403,CLOCK",
        "PermanentRedirect,301,WRONG_REGION"})
    void areExplainedForAStorageThatRefuses(String code, int status, KnownFailure failure) throws IOException {
        HttpServer storage = storage(code, status);
        try {
            assertThat(refused("words.stored", location(storage.getAddress().getPort(), "us-east-1"), ""))
                    .contains(failure);
        } finally {
            storage.stop(0);
        }
    }

    @Test
    void areExplainedForAnotherRegionAndForAStorageThatIsNotThere() throws IOException {
        HttpServer storage = storage("AccessDenied", 403);
        int port = storage.getAddress().getPort();
        try {
            assertThat(refused("words.stored", location(port, "eu-central-1"), ""))
                    .contains(KnownFailure.WRONG_REGION);
        } finally {
            storage.stop(0);
        }
        assertThat(refused("words.stored", location(port, "us-east-1"), "")).contains(KnownFailure.BUCKET_UNKNOWN);
    }

    private static String location(int port, String region) {
        return "s3://bucket/dump/x*.csv?region=" + region + "&endpoint=http://127.0.0.1:" + port
                + "&access-key=none&secret-access-key=none&force-path-style=true";
    }

    /** Knows the bucket's region, and refuses everything else. */
    private static HttpServer storage(String code, int status) throws IOException {
        HttpServer storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/", exchange -> answer(exchange, code, status));
        storage.start();
        return storage;
    }

    private static void answer(HttpExchange exchange, String code, int status) throws IOException {
        exchange.getResponseHeaders().set("x-amz-bucket-region", "us-east-1");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            byte[] body = ("<Error><Code>" + code + "</Code><Message>no</Message></Error>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static Optional<KnownFailure> refused(String table, String location, String options) {
        return refused(session, table, location, options);
    }

    private static Optional<KnownFailure> refused(TidbSession by, String table, String location, String options) {
        String format = location.endsWith(".parquet") ? " FORMAT 'parquet'" : "";
        try {
            by.query("IMPORT INTO " + table + " FROM '" + location + "'" + format + " WITH THREAD=1, DETACHED"
                    + options);
            throw new AssertionError("TiDB takes " + table + " from " + location);
        } catch (TidbException e) {
            return KnownFailure.in(e.getMessage());
        }
    }

    /** The message of the job that fails over these rows. */
    private static String said(String columns, String suffix, String rows) throws IOException {
        String table = "words.t" + files;
        session.query("CREATE TABLE " + table + " (" + columns + ")");
        String format = suffix.equals("sql") ? " FORMAT 'sql'" : "";
        ResultRow job = session.query("IMPORT INTO " + table + " FROM '" + file(suffix, rows) + "'" + format
                + " WITH THREAD=1, DETACHED").first().orElseThrow();
        long id = job.number("Job_ID").orElseThrow();
        ResultRow ended = await().atMost(PATIENCE)
                .until(() -> session.query("SHOW IMPORT JOB " + id).first().orElseThrow(),
                        row -> ENDED.contains(row.text("Status").orElse("")));
        assertThat(ended.text("Status")).contains("failed");
        return ended.text("Result_Message").orElseThrow();
    }

    private static String file(String suffix, String text) throws IOException {
        return Files.writeString(directory.resolve("f" + files++ + "." + suffix), text).toString();
    }
}
