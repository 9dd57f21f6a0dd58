package dev.sluice.local.tidb.load;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Decompresses Parquet pages without Hadoop's codecs, which want a configuration and a native library. */
final class ParquetCodecs implements CompressionCodecFactory {

    /** How the bytes of one page become plain again. */
    private interface PageDecoder {
        byte[] decode(byte[] stored, int plainBytes) throws IOException;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Parquet files are only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((stored, plainBytes) -> stored);
            case SNAPPY -> new Pages((stored, plainBytes) -> Snappy.uncompress(stored));
            case GZIP -> new Pages((stored, plainBytes) -> readAll(
                    new GZIPInputStream(new ByteArrayInputStream(stored)), plainBytes));
            case ZSTD -> new Pages((stored, plainBytes) -> readAll(
                    new ZstdInputStream(new ByteArrayInputStream(stored)), plainBytes));
            case LZO, BROTLI, LZ4, LZ4_RAW -> new Pages((stored, plainBytes) -> {
                throw new IOException("Parquet compression " + codec + " is not supported");
            });
        };
    }

    @Override
    public void release() {
        // Nothing is pooled.
    }

    private static byte[] readAll(InputStream in, int plainBytes) throws IOException {
        try (in) {
            return in.readNBytes(plainBytes);
        }
    }

    private record Pages(PageDecoder decoder) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput stored, int plainBytes) throws IOException {
            return BytesInput.from(decoder.decode(stored.toInputStream().readAllBytes(), plainBytes));
        }

        @Override
        public void decompress(ByteBuffer stored, int storedBytes, ByteBuffer plain, int plainBytes)
                throws IOException {
            byte[] bytes = new byte[storedBytes];
            stored.get(bytes);
            plain.put(decoder.decode(bytes, plainBytes));
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
