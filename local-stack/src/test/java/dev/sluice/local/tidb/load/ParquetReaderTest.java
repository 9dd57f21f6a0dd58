package dev.sluice.local.tidb.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.parquet.ParquetFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetReaderTest {
    @TempDir
    private Path data;

    static Stream<Arguments> values() {
        return Stream.of(
                value("boolean v", record -> record.append("v", false), "0"),
                value("int32 v", record -> record.append("v", -7), "-7"),
                value("int32 v (INTEGER(16,true))", record -> record.append("v", -5), "-5"),
                value("int64 v (DECIMAL(18,4))", record -> record.append("v", -12L), "-0.0012"),
                value("binary v (DECIMAL(30,2))", record -> record.append("v", Binary.fromConstantByteArray(
                        new BigInteger("-12345678901234567890").toByteArray())), "-123456789012345678.90"),
                value("fixed_len_byte_array(2) v (DECIMAL(4,1))", record -> record.append("v",
                        Binary.fromConstantByteArray(new byte[]{1, 0})), "25.6"),
                value("float v", record -> record.append("v", 0.1f), "0.10000000149011612"),
                value("double v", record -> record.append("v", 1e20), "1.0E20"),
                value("int32 v (TIME(MILLIS,true))", record -> record.append("v", 3_723_004), "01:02:03.004000"),
                value("int64 v (TIME(NANOS,true))", record -> record.append("v", 1_500L), "00:00:00.000001"),
                value("int64 v (TIMESTAMP(MILLIS,false))", record -> record.append("v", -1L),
                        "1969-12-31 23:59:59.999000"),
                value("int64 v (TIMESTAMP(NANOS,true))", record -> record.append("v", 1_000_000_001_000L),
                        "1970-01-01 00:16:40.000001"),
                value("int96 v", record -> record.append("v", new NanoTime(2_440_589, 1_000_000L)),
                        "1970-01-02 00:00:00.001000"),
                value("binary v (STRING)", record -> record.append("v", "é"), "é"));
    }

    private static Arguments value(String column, Consumer<Group> fill, String text) {
        return Arguments.of(column, fill, text);
    }

    @ParameterizedTest(name = "{0} as {2}")
    @MethodSource("values")
    void writesValuesAsMysqlReadsThem(String column, Consumer<Group> fill, String text) throws IOException {
        // Given
        Path file = data.resolve("f.parquet");
        ParquetFiles.write(file, "message row { required " + column + "; }", CompressionCodecName.UNCOMPRESSED,
                List.of(1), (record, row) -> fill.accept(record));

        // When, then
        assertThat(read(file)).containsExactly(List.of(text));
    }

    @Test
    void readsManyRowsAndCountsBytes() throws IOException {
        // Given
        Path file = data.resolve("f.parquet");
        List<Integer> numbers = Stream.iterate(0, i -> i + 1).limit(10_000).toList();
        ParquetFiles.write(file, "message row { optional int32 v; }", CompressionCodecName.ZSTD, numbers,
                (record, i) -> {
                    if (i % 2 == 0) {
                        record.append("v", i);
                    }
                });

        // When
        List<List<String>> rows = read(file);

        // Then
        assertThat(rows).hasSize(10_000).startsWith(List.of("0"), List.of("<null>"), List.of("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeated int32 v;", "optional group v { required int32 a; }"})
    void refusesNestedColumns(String column) throws IOException {
        // Given
        Path file = data.resolve("f.parquet");
        ParquetFiles.write(file, "message row { " + column + " }", CompressionCodecName.UNCOMPRESSED,
                List.of(), (record, row) -> {});

        // When, then
        assertThatThrownBy(() -> read(file)).hasMessageContaining("column v is of type ");
    }

    @Test
    void refusesAFileThatIsNotParquet() throws IOException {
        // Given
        Path file = Files.writeString(data.resolve("f.parquet"), "id,name\n1,a\n2,b\n3,c\n");

        // When, then
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class)
                .hasMessage("is no Parquet file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec-lz4", "codec-lz4-hadoop", "codec-brotli", "pages-2-snappy", "type-list", "type-map",
        "type-struct", "type-float16", "type-uint32", "encoding-split-int", "encoding-rle-bool"})
    void refusesWhatTidbCannotReadOrReadsAsSomethingElse(String name) throws IOException {
        Path file = Files.write(data.resolve("f.parquet"), ParquetFile.of(name));
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec-none", "codec-snappy", "codec-gzip", "codec-zstd", "pages-2-none",
        "encoding-split-double", "encoding-delta", "type-decimal-int", "type-uuid"})
    void readsWhatTidbReads(String name) throws IOException {
        assertThat(read(Files.write(data.resolve("f.parquet"), ParquetFile.of(name)))).hasSize(2);
    }

    @Test
    void refusesACodecThatItDoesNotKnow() {
        // Given
        var pages = new ParquetCodecs().getDecompressor(CompressionCodecName.BROTLI);
        ByteBuffer none = ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);

        // When, then
        assertThatThrownBy(() -> pages.decompress(none, 0, none, 0))
                .hasMessage("Parquet compression BROTLI is not supported");
    }

    private static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ParquetReader reader = ParquetReader.open(file)) {
            Row row = new Row();
            while (reader.read(row)) {
                rows.add(RowText.of(row));
                assertThat(reader.line()).isEqualTo(rows.size());
                assertThat(reader.storedBytes()).isPositive();
            }
        }
        return rows;
    }
}
