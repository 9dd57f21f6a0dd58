package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.SnappyFramedOutputStream;

class CompressionTest {

    private static OutputStream packing(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
            case SNAPPY -> new SnappyFramedOutputStream(out);
        };
    }

    @ParameterizedTest
    @EnumSource
    void unpacksWhatWasPacked(Compression compression) throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing(compression, packed)) {
            out.write("rows".getBytes(StandardCharsets.UTF_8));
        }

        // When
        InputStream unpacked = compression.unpack(new ByteArrayInputStream(packed.toByteArray()));

        // Then
        assertThat(unpacked).hasContent("rows");
    }

    @ParameterizedTest
    @CsvSource({"'',NONE", "gz,GZIP", "GZIP,GZIP", "zst,ZSTD", "zstd,ZSTD", "Snappy,SNAPPY"})
    void knowsTheSuffixesThatTidbUnpacks(String suffix, Compression compression) {
        assertThat(Compression.ofSuffix(suffix)).hasValue(compression);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lz4", "xz", "lzo", "bz2", "0", "orig"})
    void knowsNoOtherSuffix(String suffix) {
        assertThat(Compression.ofSuffix(suffix)).isEmpty();
    }
}
