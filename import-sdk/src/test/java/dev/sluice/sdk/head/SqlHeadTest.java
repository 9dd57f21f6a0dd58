package dev.sluice.sdk.head;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlHeadTest {
    private static final TableName TABLE = new TableName("s", "t");

    private static SqlHead head(String sql) {
        return SqlHead.read(sql.getBytes(UTF_8), true, true);
    }

    private static String list(SqlHead head) {
        return head.insert().flatMap(InsertHead::columns).map(names -> String.join(",", names)).orElse("-");
    }

    @ParameterizedTest
    @MethodSource("dev.sluice.sdk.head.SqlFileCase#all")
    void takesAFileThatTidbReadsAsItIsMeantAndRefusesAnyOther(SqlFileCase file) {
        // When
        SqlHead head = head(file.sql());

        // Then
        if (file.taken()) {
            assertThat(head.faultFor(TABLE)).isEmpty();
            assertThat(list(head)).isEqualTo(file.says());
            assertThat(head.rows()).isEqualTo(file.tidb().isEmpty() ? RowSight.NONE : RowSight.SEEN);
        } else {
            assertThat(head.faultFor(TABLE)).get().extracting(HeadFault::what).asString().contains(file.says());
        }
    }

    @Test
    void countsLines() {
        assertThat(head("-- x\n\nSET NAMES utf8;\nINSERT INTO t VALUES (1,'a\n'),\n(2,'b'),\n(3);").fault()).get()
                .extracting(HeadFault::line)
                .isEqualTo(7);
        assertThat(head("/* a\n b */\r\nDELETE FROM t;").fault()).get().extracting(HeadFault::line).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!40103 SET TIME_ZONE='+09:00' */;", "SET time_zone = \"+09:00\";",
        "/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE, TIME_ZONE = '+09:00' */;", "SET SESSION time_zone=\"+09:00\";",
        "/*!40103 SET @@session.time_zone := '+09:00' */;", "/*M!100000 SET LOCAL Time_Zone='+09:00' */;",
        "/*!SET time_zone='+00:00'*/; /*!40103 SET TIME_ZONE='+09:00' */;"})
    void findsTheZoneThatTheFileSets(String statement) {
        assertThat(head(statement + "\nINSERT INTO t VALUES (1);\n/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;")
                .timeZones()).last().extracting(Setting::value).isEqualTo("+09:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/*!40103 SET GLOBAL time_zone='+09:00' */;", "-- SET TIME_ZONE='+09:00'\n",
        "/* SET TIME_ZONE='+09:00' */;", "/*!40103 SET @x='+09:00' */;",
        "/*!40103 SET TIME_ZONE=@@global.time_zone*/;"})
    void findsNoZoneWhereNoneIsSet(String statement) {
        assertThat(head(statement + "\nINSERT INTO t VALUES ('SET TIME_ZONE=''+09:00''');").timeZones()).isEmpty();
    }

    @Test
    void goesByTheModeForBackslashes() {
        // Given
        byte[] sql = "INSERT INTO t VALUES ('C:\\'),('x');".getBytes(UTF_8);

        // Then
        assertThat(SqlHead.read(sql, true, false).fault()).isEmpty();
        assertThat(SqlHead.read(sql, true, true).fault()).isPresent();
    }

    @Test
    void passesOverAByteOrderMarkAndRefusesUtf16WithoutControlCharacters() {
        assertThat(list(head("\uFEFFINSERT INTO t (a) VALUES (1);"))).isEqualTo("a");
        assertThat(SqlHead.read("INSERT INTO t VALUES (1);".getBytes(UTF_16), true, true).fault()).get()
                .extracting(HeadFault::what)
                .asString()
                .doesNotMatch("(?s).*\\p{Cntrl}.*");
    }

    @Test
    void readsNamesInAnyScript() {
        assertThat(head("INSERT INTO `店舗` (`名前`, größe) VALUES (1,2);").insert()).get()
                .isEqualTo(new InsertHead(java.util.Optional.empty(), "店舗", java.util.Optional.of(List.of("名前",
                        "größe")),
                        1));
        assertThat(list(head("INSERT INTO t (`a``b`) VALUES (1);"))).isEqualTo("a`b");
    }

    @ParameterizedTest
    @CsvSource({"0,UNKNOWN", "20,UNKNOWN", "25,UNKNOWN", "26,SEEN", "60,SEEN"})
    void tellsWhetherItSawARow(int cut, RowSight rows) {
        byte[] sql = "INSERT INTO t VALUES (1,2);INSERT INTO t VALUES (3,4);                     ".getBytes(UTF_8);
        assertThat(SqlHead.read(Arrays.copyOf(sql, cut), false, true).rows()).isEqualTo(rows);
    }

    /** Whatever a file begins with, and wherever the reading of it ends. */
    @ParameterizedTest
    @MethodSource("dev.sluice.sdk.head.SqlFileCase#all")
    void saysOfABeginningNothingThatTheWholeDoesNotSay(SqlFileCase file) {
        byte[] sql = file.sql().getBytes(UTF_8);
        SqlHead whole = SqlHead.read(sql, true, true);
        for (int cut = 0; cut <= sql.length; cut++) {
            SqlHead part = SqlHead.read(Arrays.copyOf(sql, cut), false, true);
            if (part.fault().isPresent()) {
                assertThat(part.fault()).as("of %s bytes", cut).isEqualTo(whole.fault());
            }
            if (part.insert().isPresent()) {
                assertThat(part.insert()).isEqualTo(whole.insert());
            }
        }
    }

    @Test
    void readsAnythingWithoutFailing() {
        List<String> pieces = List.of("INSERT", "INTO", "VALUES", "(", ")", ",", ";", "'", "\"", "`", "/*", "*/", "/*!",
                "--", "\n", " ", "\\", "x'", "0x1", "SET", "time_zone", "=", "é", "CONVERT(", "USING UTF8MB4)", "\0",
                ".");
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder sql = new StringBuilder(random.nextBoolean() ? "INSERT INTO t (a) VALUES (1)" : "");
            for (int i = random.nextInt(25); i > 0; i--) {
                sql.append(pieces.get(random.nextInt(pieces.size())));
            }
            SqlHead head = SqlHead.read(sql.toString().getBytes(UTF_8), random.nextBoolean(), random.nextBoolean());
            assertThat(head.settings()).as("seed %s", seed).isNotNull();
        }
    }
}
