package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.local.tidb.plan.CsvRules;
import dev.sluice.local.tidb.plan.DataCharset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {
    @TempDir
    private Path data;

    /** Rows as {@code 1:[a, b]}: the line they start at and their fields. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a,b\\nc,d                 ~ 1:[a, b]2:[c, d]
            a,b\\r\\nc,d\\re          ~ 1:[a, b]2:[c, d]3:[e]
            a\\n\\nb\\n\\r\\n         ~ 1:[a]3:[b]
            \\na\\n\\s\\t\\n,\\n""\\n\\s ~ 2:[a]4:[, ]5:[]6:[\\s]
            ,\\n                      ~ 1:[, ]
            "a,b","c""d"              ~ 1:[a,b, c"d]
            "two\\nlines",x\\ny       ~ 1:[two\\nlines, x]3:[y]
            a"b,"c"d",e               ~ 1:[a"b, c"d, e]
            "",x                      ~ 1:[, x]
            \\\\N,"\\\\N",\\\\Nx,N    ~ 1:[<null>, <null>, Nx, N]
            a\\\\,b,"c\\\\"d",e\\\\\\\\ ~ 1:[a,b, c"d, e\\\\]
            \\\\0\\\\b\\\\n\\\\r\\\\t\\\\Z\\\\q ~ 1:[\\0\\b\\n\\r\\t\\032q]
            a\\\\                     ~ 1:[a\\\\]
            """)
    void readsByTheDefaultRules(String content, String rows) throws IOException {
        assertThat(read(content.translateEscapes().getBytes(StandardCharsets.UTF_8), CsvRules.DEFAULT))
                .isEqualTo(rows.translateEscapes());
    }

    @Test
    void dropsAByteOrderMark() throws IOException {
        assertThat(read("\ufeffa,b".getBytes(StandardCharsets.UTF_8), CsvRules.DEFAULT)).isEqualTo("1:[a, b]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', nullValues = "none", textBlock = """
            ::   ~ "    ~ \\    ~ none ~ a::b:c::"d::e" ~ 1:[a, b:c, d::e]
            ,    ~ none ~ \\    ~ none ~ "a",b          ~ 1:["a", b]
            ,    ~ "    ~ none  ~ none ~ a\\,b          ~ 1:[a\\, b]
            ,    ~ "    ~ \\    ~ ,;   ~ a,b,;c         ~ 1:[a, b]1:[c]
            ;    ~ '    ~ ^     ~ none ~ 'a^'b';^;      ~ 1:[a'b, ;]
            ,    ~ "    ~ "     ~ none ~ "a""b",c       ~ 1:[a"b, c]
            """)
    void readsByTheRulesOfTheStatement(
            String separator, String quote, String escape, String terminator, String content, String rows)
            throws IOException {
        // Given
        CsvRules rules = new CsvRules(DataCharset.UTF8, separator, single(quote), single(escape), "\\N",
                Optional.ofNullable(terminator), 0);

        // When, then
        assertThat(read(content.getBytes(StandardCharsets.UTF_8), rules)).isEqualTo(rows);
    }

    @Test
    void skipsPhysicalLines() throws IOException {
        // Given
        CsvRules rules = new CsvRules(DataCharset.UTF8, ",", OptionalInt.of('"'), OptionalInt.empty(), "\\N",
                Optional.empty(), 2);

        // When, then
        assertThat(read("\"id\nname\"\n1\n".getBytes(StandardCharsets.UTF_8), rules))
                .isEqualTo("3:[1]");
        assertThat(read("only".getBytes(StandardCharsets.UTF_8), rules)).isEmpty();
    }

    @Test
    void readsFieldsLargerThanItsBuffer() throws IOException {
        // Given
        String large = "x".repeat(200_000);

        // When, then
        assertThat(read((large + ",\"" + large + "\"").getBytes(StandardCharsets.UTF_8),
                CsvRules.DEFAULT)).isEqualTo("1:[" + large + ", " + large + "]");
    }

    @Test
    void refusesARowThatNeverEnds() {
        // Given
        Row row = new Row();

        // When, then
        assertThatThrownBy(() -> row.append(new byte[(64 << 20) + 1])).hasMessageContaining("larger than 64 MiB");
    }

    @Test
    void refusesBytesThatTheCharacterSetDoesNotKnow() {
        // Given
        CsvRules rules = new CsvRules(DataCharset.ASCII, ",", OptionalInt.empty(), OptionalInt.empty(), "",
                Optional.empty(), 0);

        // When, then
        assertThatThrownBy(() -> read("é".getBytes(StandardCharsets.UTF_8), rules))
                .hasMessage("the text is not valid in character set US-ASCII");
    }

    private static OptionalInt single(String text) {
        return text == null ? OptionalInt.empty() : OptionalInt.of(text.charAt(0));
    }

    private String read(byte[] content, CsvRules rules) throws IOException {
        Path file = Files.write(data.resolve("f.csv"), content);
        StringBuilder text = new StringBuilder();
        try (CsvReader reader = new CsvReader(ByteSource.open(file, rules.charset()), rules)) {
            Row row = new Row();
            while (reader.read(row)) {
                List<String> fields = RowText.of(row);
                text.append(reader.line()).append(':').append(fields);
            }
        }
        return text.toString();
    }
}
