package dev.sluice.sdk.scan;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.xerial.snappy.SnappyFramedInputStream;

/** How a whole file is packed: what TiDB can unpack, by the suffix behind the file's format. */
public enum Compression {
    NONE, GZIP, ZSTD, SNAPPY;

    /** Reads a file name's suffix, without the dot and in any case; empty for what TiDB cannot unpack (lz4, xz, …). */
    static Optional<Compression> ofSuffix(String suffix) {
        return switch (suffix.toLowerCase(Locale.ROOT)) {
            case "" -> Optional.of(NONE);
            case "gz", "gzip" -> Optional.of(GZIP);
            case "zst", "zstd" -> Optional.of(ZSTD);
            case "snappy" -> Optional.of(SNAPPY);
            default -> Optional.empty();
        };
    }

    /** How TiDB takes a data file to be packed: by the end of its name, and as not packed when it does not know it. */
    static Compression ofKey(String key) {
        return ofSuffix(key.substring(key.lastIndexOf('.') + 1)).orElse(NONE);
    }

    /** Unpacks; the caller closes the stream that is returned, which closes the one given. Snappy is the framed kind. */
    public InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed);
            case ZSTD -> new ZstdInputStream(packed);
            case SNAPPY -> new SnappyFramedInputStream(packed);
        };
    }
}
