package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.DataDirectory;
import dev.sluice.cli.local.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What TiDB Lightning's own integration tests expect, with rows of our own: of those whose data is TiDB's, the numbers. The
 * others are where what they are about is: L-A2 to L-A5 and L-A10 in CommandsIT, L-A9 in TableLoaderIT, L-A11 in ImportIT.
 */
class LightningAcceptanceIT {
    /** The source, and which names are those of files with rows. */
    private static final String FILE_RULES = """
            [tikv-importer]
            backend = "import-into"
            [mydumper]
            data-source-dir = "%s"
            default-file-rules = false
            [[mydumper.files]]
            pattern = '([a-z0-9]+)/schema\\.sql$'
            schema = "$1"
            type = "schema-schema"
            [[mydumper.files]]
            pattern = '([a-z0-9]+)/([a-z0-9]+)-table\\.sql$'
            schema = "$1"
            table = "$2"
            type = "table-schema"
            [[mydumper.files]]
            pattern = '([a-z0-9]+)/([a-z0-9]+)-view\\.sql$'
            schema = "$1"
            table = "$2"
            type = "view-schema"
            [[mydumper.files]]
            path = "ff/test.SQL"
            schema = "fr"
            table = "tbl"
            type = "sql"
            [[mydumper.files]]
            pattern = '%s'
            schema = "fr"
            table = "$1"
            type = "sql"
            """;

    @TempDir
    private static Path directory;
    private static Access stack;

    @BeforeAll
    static void start() throws IOException {
        stack = new Surroundings(new DataDirectory(directory.resolve("data")), Map.of()).up();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @DisplayName("L-A1 imports two files that a rule finds, by the rules of L-W10")
    void importsTwoFilesThatARuleFinds() throws IOException {
        // Given
        Path dump = dump("basic", Map.of("myschema-create.sql", "CREATE DATABASE import_into;",
                "mytable-schema.sql", "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(20));",
                "mydata_0.csv", "'id'|'name'\n1|'one'\n2|\\N\n", "mydata_1.csv", "'id'|'name'\n3|'three'\n"));
        Path file = lightning("""
                [lightning]
                max-error = {type = 10}
                [tidb]
                port = 4000
                [tikv-importer]
                backend = "import-into"
                [mydumper]
                data-source-dir = "%s"
                data-character-set = "utf8mb4"
                strict-format = true
                [mydumper.csv]
                separator = "|"
                delimiter = "'"
                terminator = "\\n"
                null = "\\\\N"
                [[mydumper.files]]
                pattern = '^myschema-create\\.sql$'
                schema = "import_into"
                type = "schema-schema"
                [[mydumper.files]]
                pattern = '^mytable-schema\\.sql$'
                schema = "import_into"
                table = "t"
                type = "table-schema"
                [[mydumper.files]]
                pattern = '^mydata_[0-9]+\\.csv$'
                schema = "import_into"
                table = "t"
                type = "csv"
                """.formatted(dump));

        // When
        Ran ran = run("import", "-c", file.toString(), "--target", "default");

        // Then
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(value("SELECT COUNT(*) FROM import_into.t")).isEqualTo("3");
        assertThat(value("SELECT id FROM import_into.t WHERE name IS NULL")).isEqualTo("2");
    }

    @Test
    @DisplayName("L-A6 tells quotes apart that are doubled, mixed and neither")
    void tellsQuotesApart() throws IOException {
        // Given
        Path dump = dump("quotes", Map.of("quotes-schema-create.sql", "CREATE DATABASE quotes;",
                "quotes.t-schema.sql", "CREATE TABLE t (a VARCHAR(50), b VARCHAR(50));",
                "quotes.t.csv", "'a','b'\n'''','\"'\n'\"''''''''\"''\"','\"''\"''''''''''\"'\n"));

        // When
        Ran ran = run("import", dump.toString(), "--set", "mydumper.csv.delimiter=\"'\"");

        // Then
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(value("SELECT b FROM quotes.t WHERE a = ''''")).isEqualTo("\"");
        assertThat(value("SELECT HEX(a) FROM quotes.t WHERE b = 0x222722272727272722")).isEqualTo("2227272727222722");
    }

    @Test
    @DisplayName("L-A7 reads NULL, escapes and empty texts, and leaves a counter that goes on")
    void readsNullEscapesAndEmptyTexts() throws IOException {
        // Given
        Path dump = dump("csv", Map.of("csv-schema-create.sql", "CREATE DATABASE csv;",
                "csv.threads-schema.sql", "CREATE TABLE threads (id INT, time INT, state TEXT, os BIGINT);",
                "csv.threads.csv", threads(),
                "csv.escapes-schema.sql", "CREATE TABLE escapes (i INT, t TEXT, b BLOB);",
                "csv.empty_strings-schema.sql", "CREATE TABLE empty_strings (id INT, a TEXT, b TEXT);",
                "csv.empty_strings.csv", "id,a,b\n1,\"\",\"\"\n2,,\n3,\"\"\"\",\"\"\n4,\"\"\"\"\"\",\n",
                "csv.counted-schema.sql", "CREATE TABLE counted (id INT AUTO_INCREMENT PRIMARY KEY, v INT);",
                "csv.counted.csv", "id,v\n1,7\n2,8\n3,9\n"));
        Files.writeString(dump.resolve("csv.escapes.csv"), "i,t,b\n1,\"\\\\\",\"\u00ff\u00ff\u00ff\u00ff\"\n"
                + "2,\"\"\"\",\"\\r\\n\\r\\n\"\n3,\\n,\"\\\\,\\\\,\"\n", ISO_8859_1);

        // When
        Ran ran = run("import", dump.toString());

        // Then
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(value(
                "SELECT CAST(CONCAT_WS(',', COUNT(*), SUM(time), SUM(os), COUNT(state)) AS CHAR) FROM csv.threads"))
                .isEqualTo("43,322253,303775702,3");
        assertThat(value("SELECT COUNT(*) FROM csv.threads WHERE time IS NOT NULL")).isEqualTo("12");
        assertThat(value("SELECT GROUP_CONCAT(HEX(t), ' ', HEX(b) ORDER BY i) FROM csv.escapes"))
                .isEqualTo("5C FFFFFFFF,22 0D0A0D0A,0A 5C2C5C2C");
        assertThat(value("SELECT id FROM csv.empty_strings WHERE a = '\"'")).isEqualTo("3");
        assertThat(value("SELECT COUNT(*) FROM csv.empty_strings WHERE b <> ''")).isEqualTo("0");
        run("sql", "INSERT INTO csv.counted (v) VALUES (1)");
        assertThat(value("SELECT CAST(CONCAT(COUNT(*), ' ', MAX(id) > 3) AS CHAR) FROM csv.counted")).isEqualTo("4 1");
    }

    /** 43 rows, of which 12 have a time and 3 a state. */
    private static String threads() {
        StringBuilder rows = new StringBuilder("id,time,state,os\n");
        for (int row = 0; row < 43; row++) {
            String time = row < 11 ? "20000" : row == 11 ? "102253" : "\\N";
            rows.append(row).append(',').append(time);
            rows.append(',').append(row < 3 ? "\"waiting, for work\"" : "\\N");
            rows.append(',').append(row < 42 ? 7_000_000 : 9_775_702).append('\n');
        }
        return rows.toString();
    }

    @Test
    @DisplayName("L-A8 goes by the command line where the file says another thing")
    void goesByTheCommandLine() throws IOException {
        // Given
        Path dump = dump("override", Map.of("cmdline_override-schema-create.sql", "CREATE DATABASE cmdline_override;",
                "cmdline_override.t-schema.sql", "CREATE TABLE t (a INT);", "cmdline_override.t.csv", "15\n"));
        Path file = lightning("""
                [tidb]
                host = "127.0.0.1"
                port = 5678
                user = "nobody"
                [tikv-importer]
                backend = "local"
                [mydumper]
                data-source-dir = "/no/such/directory"
                filter = ["nothing.*"]
                csv = {header = true}
                """);

        // When
        Ran ran = run("import", "-c", file.toString(), dump.toString(), "--target", "default", "-f", "*.*", "--set",
                "mydumper.csv.header=false");

        // Then
        assertThat(ran.talk()).contains("127.0.0.1:5678, is not looked at");
        assertThat(ran.code()).as(ran.talk()).isZero();
        assertThat(value("SELECT a FROM cmdline_override.t")).isEqualTo("15");
    }

    /** TiDB Lightning routes the files of one table from three directories; one job of TiDB's reads one pattern. */
    @Test
    @DisplayName("L-A12 refuses files that no pattern selects before any DDL, and imports them once they are of one name")
    void refusesFilesThatNoPatternSelects() throws IOException {
        // Given
        Path dump = dump("fr", Map.of("fr/schema.sql", "CREATE DATABASE fr;",
                "fr/tbl-table.sql", "CREATE TABLE tbl (i TINYINT PRIMARY KEY, j INT);",
                "fr/tbl1.sql.0", rows(1, 2), "fr/tbl2.sql.0", rows(3, 4), "fr/tbl.sql", rows(5),
                "tbl1.sql.1", rows(6, 7, 8, 9), "ff/test.SQL", rows(10), "fr/tbl-noused.sql", rows(11),
                "fr/v-table.sql", "CREATE TABLE v (i TINYINT);",
                "fr/v-view.sql",
                "DROP TABLE IF EXISTS `v`;\nCREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v` (`i`)"
                        + " AS SELECT `i` FROM `fr`.`tbl` WHERE i <= 5;"));
        Path scattered = lightning(FILE_RULES.formatted(dump, "([a-z]+)[0-9]*\\.(?:sql)(?:\\.[0-9]+)?$"));
        Path staged = lightning(FILE_RULES.formatted(dump, "^fr/rows-([a-z]+)-[0-9]+\\.sql$"));

        // When
        Ran refused = run("import", "-c", scattered.toString());
        String databases = value("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name = 'fr'");
        int number = 0;
        for (String file : List.of("fr/tbl1.sql.0", "fr/tbl2.sql.0", "fr/tbl.sql", "tbl1.sql.1", "ff/test.SQL")) {
            Files.move(dump.resolve(file), dump.resolve("fr/rows-tbl-" + number++ + ".sql"));
        }
        Ran imported = run("import", "-c", staged.toString());

        // Then
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.talk()).contains("fr.tbl", "pattern", "ff/test.SQL", "tbl1.sql.1");
        assertThat(databases).isEqualTo("0");
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(value("SELECT CAST(CONCAT_WS(' ', COUNT(*), SUM(j)) AS CHAR) FROM fr.tbl")).isEqualTo("10 55");
        assertThat(value("SELECT CAST(CONCAT_WS(' ', COUNT(*), SUM(i)) AS CHAR) FROM fr.v")).isEqualTo("5 15");
    }

    private static String rows(int... numbers) {
        return "INSERT INTO tbl (i, j) VALUES " + IntStream.of(numbers)
                .mapToObj(number -> "(" + number + ", " + number + ")")
                .collect(Collectors.joining(",")) + ";\n";
    }

    private static Path dump(String name, Map<String, String> files) throws IOException {
        Path dump = Files.createDirectories(directory.resolve(name));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = dump.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return dump;
    }

    private static Path lightning(String toml) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "tidb-lightning", ".toml"), toml);
    }

    private static String value(String statement) {
        return run("sql", statement).data().lines().toList().getLast();
    }

    private static Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }
}
