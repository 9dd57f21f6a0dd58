package dev.sluice.sdk.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The Parquet files of the tests, written by Apache Arrow; each has a column id and mostly a column v. */
public final class ParquetFile {

    private ParquetFile() {}

    public static byte[] of(String name) {
        try (InputStream in = Objects.requireNonNull(
                ParquetFile.class.getResourceAsStream("/parquet-files/" + name + ".parquet"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
