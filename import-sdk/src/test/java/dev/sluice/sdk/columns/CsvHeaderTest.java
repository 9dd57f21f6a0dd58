package dev.sluice.sdk.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvHeaderTest {
    private static final List<String> BACKSLASH_N = List.of("\\N");

    private static DataFile file(Compression compression) {
        return new DataFile(new StoredObject("f", 1, FakeStore.MODIFIED), Format.CSV, compression);
    }

    static Stream<Arguments> files() {
        CsvRules tabs = new CsvRules("\t", "", "", BACKSLASH_N, "", true);
        CsvRules wide = new CsvRules("|+|", "'", "\\", BACKSLASH_N, "|\n", true);
        return Stream.of(Arguments.of("iata,name\n00M,x\n", CsvRules.DEFAULT, List.of("iata", "name")),
                Arguments.of("\uFEFFa,b", CsvRules.DEFAULT, List.of("a", "b")),
                Arguments.of("\"a,1\",\"b\"\"2\"\r\n1,2", CsvRules.DEFAULT, List.of("a,1", "b\"2")),
                Arguments.of("a\t\"b\"\n1", tabs, List.of("a", "\"b\"")),
                Arguments.of("'a'|+|b|\n1|+|2|\n", wide, List.of("a", "b")), Arguments.of("", tabs, List.of()),
                Arguments.of("'a|+|b'|+|'it''s'|\n", wide, List.of("a|+|b", "it's")),
                Arguments.of("a\\,b,\"c\\\"d\",\\t", CsvRules.DEFAULT, List.of("a,b", "c\"d", "\t")),
                Arguments.of("a\"b,\"c\"d\",e,\n", CsvRules.DEFAULT, List.of("a\"b", "c\"d", "e", "")),
                Arguments.of("a,\"b\nc\"\n", CsvRules.DEFAULT, List.of("a", "\"b")),
                Arguments.of("a\rb", CsvRules.DEFAULT, List.of("a")), Arguments.of("\na", CsvRules.DEFAULT, List.of(
                        "")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheFirstRowByTheFilesRules(String text, CsvRules rules, List<String> names) {
        assertThat(CsvHeader.read(new FakeStore().put("f", text), file(Compression.NONE), rules,
                StandardCharsets.UTF_8)).isEqualTo(names);
    }

    @Test
    void readsThroughCompressionAndNamesADamagedFile() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }

        // Then
        assertThat(CsvHeader.read(new FakeStore().put("f", packed.toByteArray()), file(Compression.GZIP),
                CsvRules.DEFAULT, StandardCharsets.UTF_8)).containsExactly("a", "b");
        assertThatThrownBy(() -> CsvHeader.read(FakeStore.of("f"), file(Compression.GZIP), CsvRules.DEFAULT,
                StandardCharsets.UTF_8))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("/dump/f");
    }

    @Test
    void readsAHeaderOverManyReadsAndNoMoreThanItNeeds() {
        // Given: a header longer than one read, its line end cut in two by the reads, and gigabytes behind it
        CsvRules rules = new CsvRules(",", "\"", "\\", BACKSLASH_N, "<END>", true);
        String name = "a".repeat(4094);
        EndlessStore store = new EndlessStore(name + "<END>");

        // When
        List<String> names = CsvHeader.read(store, file(Compression.NONE), rules, StandardCharsets.UTF_8);

        // Then
        assertThat(names).containsExactly(name);
        assertThat(store.read()).isLessThan(64 * 1024);
    }

    @Test
    void refusesAFileWhoseFirstLineHasNoEnd() {
        assertThatThrownBy(() -> CsvHeader.read(new EndlessStore("a"), file(Compression.NONE), CsvRules.DEFAULT,
                StandardCharsets.UTF_8)).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContainingAll("/dump/f", "first line", "csv.header");
    }

    @ParameterizedTest
    @CsvSource({"GBK,GBK", "gb18030,GB18030", "latin1,windows-1252", "utf8mb4,UTF-8", "binary,UTF-8", "ascii,UTF-8"})
    void readsNamesInTheFilesCharacterSet(String tidbName, String charset) {
        // Given
        String name = charset.startsWith("windows") ? "caf\u00E9" : charset.equals("UTF-8") ? "\u00FCber" : "\u5E97";
        FakeStore store = new FakeStore().put("f", (name + ",b\n").getBytes(Charset.forName(charset)));

        // Then
        assertThat(CsvHeader.read(store, file(Compression.NONE), CsvRules.DEFAULT, ColumnRules.charset(tidbName)))
                .containsExactly(name, "b");
    }
}
