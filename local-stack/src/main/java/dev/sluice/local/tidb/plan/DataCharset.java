package dev.sluice.local.tidb.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The character sets that TiDB 9.0 reads CSV in. TiDB's latin1 is Windows code page 1252. */
public enum DataCharset {
    BINARY(StandardCharsets.UTF_8),
    UTF8(StandardCharsets.UTF_8),
    GB18030(Charset.forName("GB18030")),
    GBK(Charset.forName("GBK")),
    LATIN1(Charset.forName("windows-1252")),
    ASCII(StandardCharsets.US_ASCII);

    private final Charset charset;

    DataCharset(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    /** Whether the bytes of a file can go to the target as they are. */
    public boolean passesThrough() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    static Optional<DataCharset> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "binary" -> Optional.of(BINARY);
            case "utf8", "utf8mb4" -> Optional.of(UTF8);
            case "gb18030" -> Optional.of(GB18030);
            case "gbk" -> Optional.of(GBK);
            case "latin1" -> Optional.of(LATIN1);
            case "ascii" -> Optional.of(ASCII);
            default -> Optional.empty();
        };
    }
}
