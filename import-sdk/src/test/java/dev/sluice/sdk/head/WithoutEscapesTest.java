package dev.sluice.sdk.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutEscapesTest {
    private static final String ROWS = "\nINSERT INTO t VALUES (1,'C:\\new');\n";

    private static SqlHead read(String before, boolean escapes) {
        return SqlHead.read((before + ROWS).getBytes(StandardCharsets.UTF_8), true, escapes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!40101 SET SQL_MODE='NO_BACKSLASH_ESCAPES' */;",
        "/*!40101 SET sql_mode='STRICT_TRANS_TABLES,no_backslash_escapes' */;",
        "SET SESSION sql_mode = NO_BACKSLASH_ESCAPES;",
        "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_BACKSLASH_ESCAPES' */;",
        "/*!50003 SET @@session.sql_mode = CONCAT(@@sql_mode, ',NO_BACKSLASH_ESCAPES') */;"})
    void refusesAFileWithoutEscapesUnlessTheSessionHasNoneEither(String set) {
        // When
        SqlHead withEscapes = read(set, true);
        SqlHead without = read(set, false);

        // Then
        assertThat(withEscapes.fault()).hasValueSatisfying(fault -> {
            assertThat(fault.line()).isOne();
            assertThat(fault.what()).contains("NO_BACKSLASH_ESCAPES");
            assertThat(fault.advice()).contains("sqlMode");
        });
        assertThat(without.fault()).isEmpty();
        assertThat(without.rows()).isEqualTo(RowSight.SEEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/*!40101 SET SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;", "-- NO_BACKSLASH_ESCAPES",
        "/*!40101 SET @old = 'NO_BACKSLASH_ESCAPES' */;", "/*!40101 SET GLOBAL sql_mode='NO_BACKSLASH_ESCAPES' */;",
        "/*!50003 SET sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '') */;"})
    void takesEveryOtherFile(String set) {
        assertThat(read(set, true).fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"('C:\\',1,'A')", "(1,'C:\\')", "(1,'C:\\','A')", "('C:\\'),('D:\\')"})
    void pointsToTheModeWhereABackslashKeepsATextFromEnding(String rows) {
        // When
        String sql = "INSERT INTO t VALUES " + rows + ";\n";
        SqlHead head = SqlHead.read(sql.getBytes(StandardCharsets.UTF_8), true, true);

        // Then
        assertThat(head.fault()).hasValueSatisfying(fault -> assertThat(fault.advice()).contains("NO_BACKSLASH_ESCAPES",
                "sqlMode", "dump the rows again"));
        assertThat(SqlHead.read(sql.getBytes(StandardCharsets.UTF_8), true, false).fault()).isEmpty();
    }

    @Test
    void doesNotBlameBackslashesForAFunction() {
        // When
        SqlHead head = SqlHead.read("INSERT INTO t VALUES ('a\\nb',now());".getBytes(StandardCharsets.UTF_8), true,
                true);

        // Then
        assertThat(head.fault()).hasValueSatisfying(fault -> assertThat(fault.advice()).doesNotContain("BACKSLASH"));
    }
}
