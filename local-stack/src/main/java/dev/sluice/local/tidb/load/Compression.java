package dev.sluice.local.tidb.load;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.SnappyFramedInputStream;

/** How a whole file is compressed, by its last extension. Snappy means the official framing format. */
enum Compression {
    NONE, GZIP, ZSTD, SNAPPY;

    private static final int BUFFER_BYTES = 1 << 16;

    static Compression ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "gz", "gzip" -> GZIP;
            case "zst", "zstd" -> ZSTD;
            case "snappy" -> SNAPPY;
            default -> NONE;
        };
    }

    InputStream decompress(InputStream stored) throws IOException {
        return switch (this) {
            case NONE -> stored;
            case GZIP -> new GZIPInputStream(stored, BUFFER_BYTES);
            case ZSTD -> new ZstdInputStream(stored);
            case SNAPPY -> new SnappyFramedInputStream(stored);
        };
    }
}
