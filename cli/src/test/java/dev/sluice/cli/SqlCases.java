package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What {@code sluice sql} shows, whichever server it asks. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SqlCases {

    @TempDir
    private static Path directory;
    private int port;

    /** Starts the server, and says where. */
    abstract int start(Path inDirectory) throws Exception;

    @BeforeAll
    void create() throws Exception {
        port = start(directory.resolve("tidb"));
        send("DROP DATABASE IF EXISTS shown", "CREATE DATABASE shown");
    }

    /** As whoever wrote the rows that are looked at: without the strict mode. */
    final void send(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
                Statement statement = connection.createStatement()) {
            statement.execute("SET sql_mode = '', time_zone = '+00:00'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    final Ran sql(String... arguments) {
        // The cluster is only named, so that nothing is started here; a look at a target does not ask it.
        Map<String, String> environment = Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
                "SLUICE_TARGETS_DEFAULT_URL", "mysql://127.0.0.1:" + port, "SLUICE_TARGETS_DEFAULT_USER", "root");
        return Ran.of(directory, environment, Stream.concat(Stream.of("sql"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private JsonNode json(String statement) throws IOException {
        Ran ran = sql("-o", "json", statement);
        assertThat(ran.code()).as(ran.shown()).isZero();
        return new ObjectMapper().readTree(ran.data());
    }

    private JsonNode row(String statement) throws IOException {
        JsonNode rows = json(statement).get("rows");
        assertThat(rows).as(statement).hasSize(1);
        return rows.get(0);
    }

    @Test
    void showsDatesThatNoCalendarHas() throws Exception {
        // Given
        send("CREATE TABLE shown.dates (d DATE, t DATETIME, f DATETIME(3), s TIMESTAMP NULL)",
                "INSERT INTO shown.dates VALUES ('0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00'),"
                        + " ('2024-00-00', '2024-02-00 01:02:03', '2024-00-01 00:00:00.5', NULL),"
                        + " ('2024-02-29', '9999-12-31 23:59:59', '2024-02-29 00:00:00', '2024-02-29 12:30:59')");

        // Then
        assertThat(sql("SELECT * FROM shown.dates ORDER BY d").data()).isEqualTo("""
                d\tt\tf\ts
                0000-00-00\t0000-00-00 00:00:00\t0000-00-00 00:00:00.000\t0000-00-00 00:00:00
                2024-00-00\t2024-02-00 01:02:03\t2024-00-01 00:00:00.500\tNULL
                2024-02-29\t9999-12-31 23:59:59\t2024-02-29 00:00:00.000\t2024-02-29 12:30:59
                """);
    }

    @Test
    void showsNumbersAndTimesAsTheServerWritesThem() throws Exception {
        // Given
        send("CREATE TABLE shown.numbers (n DECIMAL(65), s DECIMAL(65,30), d DOUBLE, u BIGINT UNSIGNED,"
                + " t TIME, f TIME(3), y YEAR, j JSON, e ENUM('x','y'), m SET('a','b','c'))",
                "INSERT INTO shown.numbers VALUES (" + "9".repeat(65) + ", -0.000000000000000000000000000001, 1e-10,"
                        + " 18446744073709551615, '-100:30:10', '-838:59:59', 0, '{\"a\": [1, \"x\"]}', 'y', 'c,a')");

        // When
        JsonNode row = row("SELECT * FROM shown.numbers");

        // Then
        assertThat(row).extracting(JsonNode::asText)
                .containsExactly("9".repeat(65), "-0.000000000000000000000000000001", row.get(2).asText(),
                        "18446744073709551615", "-100:30:10", "-838:59:59.000", "0000", "{\"a\": [1, \"x\"]}", "y",
                        "a,c");
        assertThat(Double.parseDouble(row.get(2).asText())).isEqualTo(1e-10);
    }

    @Test
    void showsBytesAsHexAndTextsAsTexts() throws Exception {
        // Given
        send("CREATE TABLE shown.bytes (b BIT(1), w BIT(12), v VARBINARY(9), f BINARY(3), l BLOB, t TEXT, c CHAR(3))",
                "INSERT INTO shown.bytes VALUES (b'1', b'111100001111', x'00FF', 'a', 'text', 'é', '日本')");

        // Then
        assertThat(row("SELECT * FROM shown.bytes")).extracting(JsonNode::asText)
                .containsExactly("0x01", "0x0F0F", "0x00FF", "0x610000", "0x74657874", "é", "日本");
        assertThat(row("SELECT CONVERT(l USING utf8mb4) FROM shown.bytes").get(0).asText()).isEqualTo("text");
        assertThat(row("SELECT l, v FROM (SELECT '' AS l, UNHEX('') AS v) e")).extracting(JsonNode::asText)
                .containsExactly("", "0x");
    }

    @Test
    void tellsNullFromTextsThatLookLikeIt() throws Exception {
        // Given
        String statement = "SELECT NULL, 'NULL', '', 'null', '\\\\N'";

        // Then
        assertThat(sql(statement).data()).endsWith("\nNULL\t\\NULL\t\tnull\t\\\\N\n");
        assertThat(json(statement).get("rows")).hasToString("[[null,\"NULL\",\"\",\"null\",\"\\\\N\"]]");
    }

    @Test
    void neverSendsAControlCharacterToATerminalAndKeepsItExactInJson() throws Exception {
        // Given: colours, delete, a one-byte control sequence, and a turn of the direction
        String evil = "a\tb\nc\rd\u001b[31me\u007ff\u009bg\u202eh\\";
        send("CREATE TABLE shown.evil (t VARCHAR(99))", "INSERT INTO shown.evil VALUES (CONVERT(x'"
                + HexFormat.of().formatHex(evil.getBytes(StandardCharsets.UTF_8)) + "' USING utf8mb4))");

        // When
        Ran text = sql("SELECT t FROM shown.evil");
        Ran document = sql("-o", "json", "SELECT t FROM shown.evil");

        // Then
        assertThat(text.data()).isEqualTo(
                "t\na\\tb\\nc\\rd\\u001b[31me\\u007ff\\u009bg\\u202eh\\\\\n");
        assertThat(document.data()).matches("\\P{Cntrl}*\n").doesNotContain("\u009b", "\u202e");
        assertThat(new ObjectMapper().readTree(document.data()).get("rows").get(0).get(0).asText()).isEqualTo(evil);
    }

    @Test
    void showsEveryRowOfThousands() throws Exception {
        // Given
        String digits = "(SELECT 0 n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4"
                + " UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        String statement = "SELECT a.n*1000+b.n*100+c.n*10+d.n AS n, REPEAT('x', 200) AS n FROM " + digits + " a JOIN "
                + digits + " b JOIN " + digits + " c JOIN " + digits + " d";

        // When
        Ran text = sql(statement);

        // Then
        assertThat(text.data().lines().skip(1).map(line -> Integer.parseInt(line.split("\t", -1)[0])))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10_000).boxed().toList());
        JsonNode document = json(statement);
        assertThat(document.get("columns")).hasToString("[\"n\",\"n\"]");
        assertThat(document.get("rows")).hasSize(10_000);
    }

    @Test
    void showsTheHeaderOfAResultWithoutRows() throws Exception {
        // Given
        String statement = "SELECT 1 AS `a\tb`, 2 AS c FROM information_schema.schemata WHERE 1 = 0";

        // Then
        assertThat(sql(statement)).isEqualTo(new Ran(0, "a\\tb\tc\n", ""));
        assertThat(json(statement)).hasToString("{\"version\":1,\"columns\":[\"a\\tb\",\"c\"],\"rows\":[]}");
    }

    @Test
    void saysHowManyRowsAStatementWithoutAResultChanged() throws Exception {
        // Given
        send("CREATE TABLE shown.changed (id INT PRIMARY KEY, v INT)");

        // Then
        assertThat(sql("--write", "INSERT INTO shown.changed VALUES (1, 1), (2, 2)")).isEqualTo(new Ran(0, "",
                "2 rows affected\n"));
        assertThat(sql("--write", "UPDATE shown.changed SET v = 1")).isEqualTo(new Ran(0, "", "1 row affected\n"));
        assertThat(sql("--write", "-o", "json", "DROP TABLE shown.changed"))
                .isEqualTo(new Ran(0, "{\"version\":1,\"columns\":[],\"rows\":[]}\n", "0 rows affected\n"));
    }

    @Test
    void answersWithTheServersWordsWhenItRefuses() {
        assertThat(sql("SELECT * FROM shown.nothing")).returns(1, Ran::code)
                .returns("", Ran::data)
                .extracting(Ran::talk)
                .asString()
                .isEqualTo("sluice: TiDB error 1146 (42S02): Table 'shown.nothing' doesn't exist\n");
    }
}
