package dev.sluice.local.tidb.plan;

import java.util.Locale;
import java.util.Optional;

/** What a data file holds. */
public enum FileFormat {
    CSV, SQL, PARQUET;

    /** The format of that name, without regard to case. */
    static Optional<FileFormat> named(String name) {
        for (FileFormat format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** TiDB 9.0 goes by the extension in front of a compression's; what it does not know is CSV. */
    static FileFormat ofFile(String path) {
        String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|gzip|zstd|zst|snappy)$", "");
        return name.endsWith(".sql") ? SQL : name.endsWith(".parquet") ? PARQUET : CSV;
    }
}
