package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.sluice.local.tidb.plan.Account;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.JdbcCatalog;
import dev.sluice.local.tidb.plan.SessionContext;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.server.MariaDbServer;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerial.snappy.SnappyFramedOutputStream;

class TableLoaderIT {
    @TempDir
    private static Path serverDirectory;
    private static MariaDbServer server;
    private static Connection connection;

    @TempDir
    private Path data;
    private SqlMode sqlMode = SqlMode.DEFAULT;
    private String timeZone = "SYSTEM";
    private final Recorder progress = new Recorder();

    @BeforeAll
    static void startServer() throws Exception {
        server = MariaDbServer.start(serverDirectory);
        connection = server.connect();
    }

    @AfterAll
    static void stopServer() throws Exception {
        connection.close();
        server.close();
    }

    @BeforeEach
    void createSchema() throws SQLException {
        execute("SET SESSION sql_mode = DEFAULT");
        execute("CREATE OR REPLACE DATABASE shop");
        execute("USE shop");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            1,a\\n2,b\\n~~1|a;2|b
            1,a\\r2,b\\r\\n~~1|a;2|b
            id,name\\n1,a~ WITH skip_rows=1~1|a
            1,\\\\N\\n2,"\\\\N"\\n~~1|NULL;2|NULL
            1,\\n2,""\\n~ WITH fields_defined_null_by=''~1|NULL;2|NULL
            1,"say ""hi"", ok"~~1|say "hi", ok
            1,"two\\nlines"\\n~~1|two\\nlines
            1,tab\\\\tand\\\\\\\\~~1|tab\\tand\\\\
            1||x|y@@2||z@@~ WITH fields_terminated_by='||', lines_terminated_by='@@'~1|x|y;2|z
            1,'it''s'~ WITH fields_enclosed_by=''''~1|it's
            1,"a\\b~ WITH fields_enclosed_by='', fields_escaped_by=''~1|"a\\b
            1~~1|NULL
            1,a,extra,more~~1|a
            """)
    void readsCsvByTheRulesOfTheStatement(String content, String options, String rows) throws Exception {
        // Given
        execute("CREATE TABLE t (id INT, name VARCHAR(50))");
        Files.writeString(data.resolve("f.csv"), unescaped(content));

        // When
        load("IMPORT INTO t FROM '{data}/f.csv'" + (options == null ? "" : options));

        // Then
        assertThat(rows("SELECT * FROM t ORDER BY id")).isEqualTo(unescaped(rows));
    }

    @ParameterizedTest
    @CsvSource({"latin1, windows-1252, Grüße €", "gbk, GBK, 漢字", "gb18030, GB18030, 漢字 😀", "utf8mb4, UTF-8, Zażółć 😀",
        "binary, UTF-8, Zażółć 😀", "ascii, US-ASCII, plain"})
    void readsTheCharacterSetOfTheFile(String name, String javaName, String text) throws Exception {
        // Given
        execute("CREATE TABLE t (a VARCHAR(50))");
        Files.write(data.resolve("f.csv"), (text + "\n").getBytes(Charset.forName(javaName)));

        // When
        load("IMPORT INTO t FROM '{data}/f.csv' WITH character_set='" + name + "'");

        // Then
        assertThat(rows("SELECT * FROM t")).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void readsCompressedFilesAndCountsStoredBytes(Compression compression) throws Exception {
        // Given
        execute("CREATE TABLE t (id INT)");
        byte[] stored = compressed(IntStream.range(0, 500)
                .mapToObj(i -> i + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII), compression);
        String extension = switch (compression) {
            case NONE -> "";
            case GZIP -> ".gz";
            case ZSTD -> ".zst";
            case SNAPPY -> ".snappy";
        };
        Files.write(data.resolve("f.csv" + extension), stored);

        // When
        long loaded = load("IMPORT INTO t FROM '{data}/f.csv" + extension + "'");

        // Then
        assertThat(loaded).isEqualTo(500);
        assertThat(rows("SELECT COUNT(*), SUM(id) FROM t")).isEqualTo("500|124750");
        assertThat(progress.bytes).last().isEqualTo((long) stored.length);
    }

    @Test
    void loadsAllFilesThatTheWildcardMatches() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT)");
        Files.writeString(data.resolve("t.1.csv"), "1\n");
        Files.writeString(data.resolve("t.2.csv"), "2\n");
        Files.writeString(data.resolve("other.csv"), "3\n");

        // When
        long loaded = load("IMPORT INTO t FROM '{data}/t.*.csv'");

        // Then
        assertThat(loaded).isEqualTo(2);
        assertThat(rows("SELECT id FROM t ORDER BY id")).isEqualTo("1;2");
    }

    @Test
    void carriesOutColumnListVariablesAndSet() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT, name VARCHAR(20) DEFAULT 'none', total INT, note VARCHAR(9) DEFAULT 'n')");
        Files.writeString(data.resolve("f.csv"), "7,drop,3,4\n8,drop,5,\\N\n");

        // When
        load("IMPORT INTO t (id, @, @a, @B) SET total = @a * COALESCE(@b, 0), name = CONCAT('x', @A)"
                + " FROM '{data}/f.csv'");

        // Then
        assertThat(rows("SELECT id, name, total, note FROM t ORDER BY id")).isEqualTo("7|x3|12|n;8|x5|0|n");
    }

    @Test
    void recomputesGeneratedColumnsAndFillsAutoIncrement() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, a INT, twice INT AS (a * 2) STORED, b INT)");
        Files.writeString(data.resolve("f.csv"), "0,1,99,5\n4,2,99,6\n\\N,3,99,7\n");

        // When
        load("IMPORT INTO t FROM '{data}/f.csv'");

        // Then
        assertThat(rows("SELECT id, a, twice, b FROM t ORDER BY a")).isEqualTo("0|1|2|5;4|2|4|6;5|3|6|7");
    }

    @Test
    void readsInsertsOfAnyTableAndSkipsOtherStatements() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT, name VARCHAR(50), raw VARBINARY(9))");
        Files.writeString(data.resolve("f.sql"), """
                /*!40101 SET NAMES binary*/;
                -- a remark; with a semicolon
                CREATE TABLE x (a INT DEFAULT ';');
                INSERT INTO `other` VALUES
                (1,'it''s; \\'ok\\'',x'00ff'),
                (-2,NULL,0x41)/* done */;
                replace into `db`.`other` (`name`,`id`) values ('swapped',3);
                """);

        // When
        long loaded = load("IMPORT INTO t FROM '{data}/f.sql' FORMAT 'sql'");

        // Then
        assertThat(loaded).isEqualTo(3);
        assertThat(rows("SELECT id, name, HEX(raw) FROM t ORDER BY id"))
                .isEqualTo("-2|NULL|41;1|it's; 'ok'|00FF;3|swapped|NULL");
    }

    /** TiDB's own files are not ours to copy; these have the same kinds of columns, one with a name that SQL must quote. */
    @ParameterizedTest(name = "L-A9 {0}")
    @EnumSource(value = CompressionCodecName.class, names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void readsParquetByName(CompressionCodecName codec) throws Exception {
        // Given
        execute("CREATE TABLE t (id BIGINT UNSIGNED, name VARCHAR(20), price DECIMAL(8,2), `the-day` DATE, at DATETIME(6),"
                + " ratio DOUBLE, yes TINYINT, raw BLOB)");
        ParquetFiles.write(data.resolve("f.parquet"), """
                message row {
                  optional binary NAME (STRING);
                  required int64 id (INTEGER(64,false));
                  required int32 price (DECIMAL(8,2));
                  required int32 the-day (DATE);
                  required int64 at (TIMESTAMP(MICROS,true));
                  required double ratio;
                  required boolean yes;
                  optional binary raw;
                }""", codec, List.of("漢字\t", ""), (row, name) -> {
            if (!name.isEmpty()) {
                row.append("NAME", name).append("raw", Binary.fromConstantByteArray(new byte[]{0, '\\', -1}));
            }
            row.append("id", -1L)
                    .append("price", -1205)
                    .append("the-day", 20_000)
                    .append("at", -1_500_000L)
                    .append("ratio", 0.25)
                    .append("yes", true);
        });

        // When
        load("IMPORT INTO t FROM '{data}/f.parquet'");

        // Then
        String rest = "18446744073709551615|-12.05|2024-10-04|1969-12-31 23:59:58.500000|0.25|1|";
        assertThat(rows("SELECT name, id, price, `the-day`, at, ratio, yes, HEX(raw) FROM t ORDER BY name DESC"))
                .isEqualTo("漢字\t|" + rest + "005CFF;NULL|" + rest + "NULL");
    }

    @Test
    void readsParquetByPositionWhenANameIsUnknown() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT, name VARCHAR(20))");
        ParquetFiles.write(data.resolve("f.parquet"),
                "message row { required int32 name; required binary x (STRING); }",
                CompressionCodecName.UNCOMPRESSED, List.of(1), (row, i) -> row.append("name", i).append("x", "one"));

        // When
        load("IMPORT INTO t FROM '{data}/f.parquet'");

        // Then
        assertThat(rows("SELECT * FROM t")).isEqualTo("1|one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            id INT                    ~ 1\\n2\\n99999999999\\n ~ line 3: Out of range value for column 'id'
            id VARCHAR(3)             ~ abc\\nabcd\\n          ~ line 2: Data too long for column 'id'
            id DATE                   ~ 2026-02-28\\n2026-02-30 ~ line 2: Incorrect date value: '2026-02-30' for column
            id INT                    ~ 1\\nx\\n               ~ line 2: Incorrect integer value: 'x' for column
            id INT PRIMARY KEY        ~ 1\\n2\\n1\\n           ~ line 3: Duplicate entry '1' for key 'PRIMARY'
            id INT NOT NULL           ~ 1\\n\\\\N\\n           ~ line 2: Column 'id' cannot be null
            id INT, b INT NOT NULL    ~ 1\\n                   ~ line 1: Column 'b' cannot be null
            id VARCHAR(9)             ~ a\\n"b\\n              ~ line 2: a quoted field is never closed
            """)
    void namesFileAndLineOfARowThatDoesNotFit(String columns, String content, String problem) throws Exception {
        // Given
        execute("CREATE TABLE t (" + columns + ")");
        Files.writeString(data.resolve("f.csv"), unescaped(content));

        // When, then
        assertThatThrownBy(() -> load("IMPORT INTO t FROM '{data}/f.csv'"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageStartingWith(data.resolve("f.csv") + ", " + problem);
    }

    @Test
    void refusesAMissingValueForAColumnWithoutDefault() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT, name VARCHAR(9) NOT NULL)");
        Files.writeString(data.resolve("f.csv"), "1\n");

        // When, then
        assertThatThrownBy(() -> load("IMPORT INTO t (id) FROM '{data}/f.csv'"))
                .isInstanceOf(LoadFailedException.class)
                .hasMessageContaining("Field 'name' doesn't have a default value");
    }

    @Test
    void readsTimesInTheZoneOfTheSession() throws Exception {
        // Given
        timeZone = "+09:00";
        execute("CREATE TABLE t (ts TIMESTAMP NULL, dt DATETIME)");
        Files.writeString(data.resolve("f.csv"), "2024-01-01 08:00:00,2024-01-01 08:00:00\n");

        // When
        load("IMPORT INTO t FROM '{data}/f.csv'");

        // Then
        assertThat(rows("SELECT UNIX_TIMESTAMP(ts), dt FROM t")).isEqualTo("1704063600|2024-01-01 08:00:00");
    }

    @Test
    void bendsValuesWhenTheSessionIsNotStrict() throws Exception {
        // Given
        sqlMode = new SqlMode("NO_BACKSLASH_ESCAPES");
        execute("CREATE TABLE t (id INT NOT NULL, name VARCHAR(3))");
        Files.writeString(data.resolve("f.csv"), "\\N,abcdef\n");

        // When
        load("IMPORT INTO t FROM '{data}/f.csv' WITH fields_escaped_by='\\'");

        // Then
        assertThat(rows("SELECT * FROM t")).isEqualTo("0|abc");
    }

    @Test
    void reportsProgressAndKeepsEarlierRowsWhenCancelled() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT)");
        Files.writeString(data.resolve("f.csv"),
                LongStream.range(0, 100_000).mapToObj(i -> i + "\n").collect(Collectors.joining()));
        progress.cancelAfterRows = 30_000;

        // When, then
        assertThatThrownBy(() -> load("IMPORT INTO t FROM '{data}/f.csv'"))
                .isInstanceOf(LoadCancelledException.class);
        assertThat(progress.bytes).isSorted().hasSizeGreaterThan(1);
        assertThat(rows("SELECT COUNT(*) FROM t")).isEqualTo("40000");
    }

    @Test
    void findsTablesViewsAndGrantsInTheCatalog() throws Exception {
        // Given
        execute("CREATE TABLE t (id INT)");
        execute("CREATE VIEW v AS SELECT 1");
        execute("CREATE USER IF NOT EXISTS clerk@'%'");
        execute("GRANT SELECT, UPDATE, INSERT, DELETE ON shop.t TO clerk@'%'");
        Files.writeString(data.resolve("f.csv"), "1\n");

        // When, then
        assertThatThrownBy(() -> load("IMPORT INTO v FROM '{data}/f.csv'"))
                .isInstanceOf(TidbException.class)
                .hasMessageContaining("not updatable");
        assertThatThrownBy(() -> plan("IMPORT INTO t FROM '{data}/f.csv'", new Account("clerk", "%")))
                .isInstanceOf(TidbException.class)
                .hasMessage("ALTER command denied to user 'clerk'@'%' for table 't'");
        load("IMPORT INTO T FROM '{data}/f.csv'");
        assertThatThrownBy(() -> load("IMPORT INTO t FROM '{data}/f.csv'"))
                .isInstanceOf(TidbException.class)
                .hasMessageContaining("target table is not empty");
    }

    private long load(String sql) throws IOException {
        Path scratch = Files.createDirectories(data.resolve("scratch"));
        long rows = new TableLoader(scratch).load(plan(sql, new Account("root", "%")), connection, progress);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
        return rows;
    }

    private ImportPlan plan(String sql, Account account) {
        var statement = (ImportInto) new TidbStatements(TidbProfile.V9_0).parse(sql.replace("{data}", data.toString()),
                sqlMode)
                .orElseThrow();
        var session = new SessionContext(Optional.of("shop"), account, sqlMode, timeZone, false, Set.of());
        return new ImportPlanner(TidbProfile.V9_0, Path.of("/")).plan(statement, session, new JdbcCatalog(connection,
                table -> false));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Fields apart by bars, rows by semicolons. */
    private static String rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.add(Objects.requireNonNullElse(rows.getString(i), "NULL"));
                }
                lines.add(line.toString());
            }
            return String.join(";", lines);
        }
    }

    private static String unescaped(String text) {
        return text.translateEscapes();
    }

    private static byte[] compressed(byte[] plain, Compression compression) throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        switch (compression) {
            case NONE -> stored.write(plain);
            case ZSTD -> stored.write(Zstd.compress(plain));
            case GZIP -> {
                try (var out = new GZIPOutputStream(stored)) {
                    out.write(plain);
                }
            }
            case SNAPPY -> {
                try (var out = new SnappyFramedOutputStream(stored)) {
                    out.write(plain);
                }
            }
        }
        return stored.toByteArray();
    }

    private static final class Recorder implements LoadProgress {
        private final List<Long> bytes = new ArrayList<>();
        private long rows;
        private long cancelAfterRows = Long.MAX_VALUE;

        @Override
        public void loaded(long sourceBytes, long loadedRows) {
            bytes.add(sourceBytes);
            rows = loadedRows;
        }

        @Override
        public boolean cancelled() {
            return rows >= cancelAfterRows;
        }
    }
}
