package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.load.SqlStrings.Backslash;
import dev.sluice.local.tidb.plan.DataCharset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlReaderTest {
    @TempDir
    private Path data;

    /** Rows as {@code 1[c]:[a, b]}: line, the file's own columns, fields. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            INSERT INTO t VALUES (1,'a'),(2,NULL);~1[]:[1, a]1[]:[2, <null>]
            insert ignore into `a``b`.`t x` (`c`, d) values\\n(1,2)\\n,\\n(3,4)~2[c, d]:[1, 2]4[c, d]:[3, 4]
            REPLACE LOW_PRIORITY t VALUE ( 'it''s' , "say ""x!""!" ) ;~1[]:[it's, say "x!"!]
            /*!40101 SET NAMES binary*/;\\n/* ; */ -- ;\\n# ;\\nINSERT t VALUES (1)~4[]:[1]
            SET @x = 'a;b'; DROP TABLE `a;b`; INSERT t VALUES (1);INSERT t VALUES (2);~1[]:[1]1[]:[2]
            INSERT t VALUES (-1.5e-3,+2,.5,TRUE,false);~1[]:[-1.5e-3, +2, .5, 1, 0]
            INSERT t VALUES (x'414243',X'44',0x4546,b'01000001',0b01000010,_utf8mb4'é',N'n');~1[]:[ABC, D, EF, A, B, é, n]
            INSERT t VALUES ('\\\\0\\\\n\\\\t\\\\\\\\\\\\'\\\\%\\\\q');~1[]:[\\0\\n\\t\\\\'\\\\%q]
            INSERT t VALUES ();~1[]:[]
            -- nothing~
            """)
    void readsTheRowsOfInserts(String content, String rows) throws IOException {
        assertThat(read(content.translateEscapes(), Backslash.ESCAPES))
                .isEqualTo(rows == null ? "" : rows.translateEscapes());
    }

    @Test
    void takesABackslashLiterallyWhenTheSqlModeSaysSo() throws IOException {
        assertThat(read("INSERT t VALUES ('a\\')", Backslash.LITERAL)).isEqualTo("1[]:[a\\]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', textBlock = """
            INSERT INTO t SELECT 1          ~ only INSERT and REPLACE with VALUES can be imported
            INSERT INTO t VALUES (NOW())    ~ a value is neither a constant nor NULL: it starts with NOW
            INSERT INTO t VALUES ((1))      ~ a value is neither a constant nor NULL
            INSERT INTO t VALUES (1 2)      ~ ')' is missing before '2'
            INSERT INTO t VALUES (1         ~ ')' is missing at the end of the file
            INSERT INTO t VALUES (1) x      ~ ';' is missing before 'x'
            INSERT INTO t VALUES ('a        ~ a quoted text is never closed
            INSERT INTO t VALUES (x'0g')    ~ a hexadecimal literal holds another character than 0-9 and A-F
            INSERT INTO t VALUES (b'2')     ~ a bit literal holds another character than 0 and 1
            INSERT INTO t (,) VALUES (1)    ~ a name is missing
            """)
    void refusesWhatItCannotRead(String content, String problem) {
        assertThatThrownBy(() -> read(content, Backslash.ESCAPES)).isInstanceOf(IOException.class).hasMessage(problem);
    }

    private String read(String content, Backslash backslash) throws IOException {
        Path file = Files.writeString(data.resolve("f.sql"), content);
        StringBuilder text = new StringBuilder();
        try (SqlReader reader = new SqlReader(ByteSource.open(file, DataCharset.UTF8), backslash)) {
            Row row = new Row();
            while (reader.read(row)) {
                text.append(reader.line()).append(reader.columns()).append(':').append(RowText.of(row));
            }
        }
        return text.toString();
    }
}
