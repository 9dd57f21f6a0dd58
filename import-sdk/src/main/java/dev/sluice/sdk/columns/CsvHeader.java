package dev.sluice.sdk.columns;

import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.nio.charset.Charset;
import java.util.List;

/** Reads the column names that a CSV file claims to hold in its first line. */
public final class CsvHeader {

    private CsvHeader() {}

    /**
     * Reads and unpacks no more than the beginning of the file. Blocks.
     *
     * @return the fields of the first line in order, quotes and escapes resolved; none for a file without a line
     * @throws SourceUnreadableException when it cannot be read or unpacked, or has no line end where a header has one
     */
    public static List<String> read(ObjectStore store, DataFile file, CsvRules rules, Charset charset) {
        return names(store, file, CsvStart.read(store, file, rules, charset));
    }

    static List<String> names(ObjectStore store, DataFile file, CsvStart start) {
        return start.first()
                .orElseThrow(() -> new SourceUnreadableException("the first line of "
                        + store.location(file.key()) + " has more than " + CsvStart.LIMIT + " characters",
                        "if it is no header, set csv.header to false", null));
    }
}
