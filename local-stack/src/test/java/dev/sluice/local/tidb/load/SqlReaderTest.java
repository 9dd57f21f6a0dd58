package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.load.SqlTokens.Backslash;
import dev.sluice.local.tidb.plan.DataCharset;
import dev.sluice.sdk.head.SqlFileCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SqlReaderTest {
    @TempDir
    private Path data;

    /** Rows as {@code 1:[a, b]}: line and fields. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '§', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            INSERT INTO t VALUES (1,'a'),(2,NULL);~1:[1, a]1:[2, <null>]
            insert ignore into `a``b`.`t x` (`c`, d) values\\n(1,2)\\n,\\n(3,4)~2:[1, 2]4:[3, 4]
            REPLACE LOW_PRIORITY t VALUES ( 'it''s' , "say ""x!""!" ) ;~1:[it's, say "x!"!]
            /*!40101 SET NAMES binary*/;\\n/* ; */ -- ;\\n;\\nINSERT t VALUES (1)~4:[1]
            INSERT t VALUES (-1.5e-3,+2,.5,TRUE,false);~1:[-1.5e-3, +2, .5, 1, 0]
            INSERT t VALUES (x'414243',X'44',0x4546,b'01000001',0b01000010,_utf8mb4'é',N'n');~1:[ABC, D, EF, A, B, _utf8mb4, é, N, n]
            INSERT t VALUES ('\\\\0\\\\n\\\\t\\\\\\\\\\\\'\\\\%\\\\q');~1:[\\0\\n\\t\\\\'%q]
            INSERT t VALUES ();~1:[]
            -- nothing~
            """)
    void readsTheRowsOfInserts(String content, String rows) throws IOException {
        assertThat(read(content.translateEscapes(), Backslash.ESCAPES))
                .isEqualTo(rows == null ? "" : rows.translateEscapes());
    }

    @Test
    void takesABackslashLiterallyWhenTheSqlModeSaysSo() throws IOException {
        assertThat(read("INSERT t VALUES ('a\\')", Backslash.LITERAL)).isEqualTo("1:[a\\]");
    }

    /** What a table makes of the rows is another matter: the second values tell which rows were read. */
    @ParameterizedTest
    @MethodSource("readableByTidb")
    void readsWhatTidbReads(SqlFileCase file) throws IOException {
        int text = file.taken() && file.says().startsWith("v") ? 0 : 1;
        assertThat(rows(file.sql(), Backslash.ESCAPES).stream()
                .map(row -> row.size() > text ? row.get(text).replace("<null>", "NULL") : "NULL"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(file.tidb().split(";"))
                        .filter(row -> !row.isEmpty())
                        .map(row -> row.substring(row.indexOf(',') + 1))
                        .toList());
    }

    static Stream<SqlFileCase> readableByTidb() {
        return SqlFileCase.all().filter(file -> !file.tidb().matches("(syntax|Truncated).*"));
    }

    @ParameterizedTest
    @MethodSource("unreadableToTidb")
    void failsWhereTidbFailsInItsWords(SqlFileCase file) {
        assertThatThrownBy(() -> read(file.sql(), Backslash.ESCAPES)).isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.tidb());
    }

    static Stream<SqlFileCase> unreadableToTidb() {
        return SqlFileCase.all().filter(file -> file.tidb().startsWith("syntax"));
    }

    private String read(String content, Backslash backslash) throws IOException {
        Path file = Files.writeString(data.resolve("f.sql"), content);
        StringBuilder text = new StringBuilder();
        try (SqlReader reader = new SqlReader(ByteSource.open(file, DataCharset.UTF8), backslash)) {
            Row row = new Row();
            while (reader.read(row)) {
                text.append(reader.line()).append(':').append(RowText.of(row));
            }
        }
        return text.toString();
    }

    private List<List<String>> rows(String content, Backslash backslash) throws IOException {
        Path file = Files.writeString(data.resolve("f.sql"), content);
        List<List<String>> rows = new ArrayList<>();
        try (SqlReader reader = new SqlReader(ByteSource.open(file, DataCharset.UTF8), backslash)) {
            Row row = new Row();
            while (reader.read(row)) {
                rows.add(RowText.of(row));
            }
        }
        return rows;
    }
}
