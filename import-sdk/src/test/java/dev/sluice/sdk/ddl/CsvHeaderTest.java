package dev.sluice.sdk.ddl;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
                Arguments.of("'a'|+|b|\n1|+|2|\n", wide, List.of("a", "b")), Arguments.of("", tabs, List.of()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsTheFirstRowByTheFilesRules(String text, CsvRules rules, List<String> names) {
        assertThat(CsvHeader.read(new FakeStore().put("f", text), file(Compression.NONE), rules)).isEqualTo(names);
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
                CsvRules.DEFAULT)).containsExactly("a", "b");
        assertThatThrownBy(() -> CsvHeader.read(FakeStore.of("f"), file(Compression.GZIP), CsvRules.DEFAULT))
                .isInstanceOf(SourceUnreadableException.class)
                .hasMessageContaining("/dump/f");
    }
}
