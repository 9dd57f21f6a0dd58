package dev.sluice.sdk.columns;

import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** Reads the column names that a CSV file claims to hold in its first line. */
public final class CsvHeader {
    /** A header of 4,096 columns (TiDB's most) with names of 64 characters fits. */
    private static final int LIMIT = 512 * 1024;
    private static final int STEP = 4 * 1024;

    private CsvHeader() {}

    /**
     * Reads and unpacks no more than the beginning of the file. Blocks.
     *
     * @return the fields of the first line in order, quotes and escapes resolved; none for a file without a line
     * @throws SourceUnreadableException when it cannot be read or unpacked, or has no line end where a header has one
     */
    public static List<String> read(ObjectStore store, DataFile file, CsvRules rules, Charset charset) {
        try (InputStream packed = store.open(file.key());
                Reader in = new InputStreamReader(file.compression().unpack(packed), charset)) {
            return firstLine(in, new HeaderLine(rules)).orElseThrow(() -> new SourceUnreadableException(
                    "the first line of "
                            + store.location(file.key()) + " has more than " + LIMIT
                            + " characters", "if it is no header, set csv.header to false", null));
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot read " + store.location(file.key()) + " ("
                    + e.getClass().getSimpleName() + ")", "is it damaged?", e);
        }
    }

    /** Empty when the line does not end within the limit. */
    private static Optional<List<String>> firstLine(Reader in, HeaderLine line) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] step = new char[STEP];
        while (text.length() < LIMIT) {
            int read = in.read(step);
            if (read < 0) {
                return Optional.of(text.isEmpty() ? List.of() : line.fields(text.toString()));
            }
            text.append(step, 0, read);
            int end = line.end(text, text.length() - read);
            if (end >= 0) {
                return Optional.of(line.fields(text.substring(0, end)));
            }
        }
        return Optional.empty();
    }
}
