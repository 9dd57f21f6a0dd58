package dev.sluice.sdk.ddl;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the column names that a CSV file claims to hold in its first row. */
public final class CsvHeader {
    /** A header of 4,096 columns (TiDB's most) with names of 64 bytes fits. */
    private static final int LIMIT_BYTES = 512 * 1024;
    /** Stands for "no quoting": a character that no header holds. */
    private static final char NO_QUOTE = '\0';
    private static final char UNIT_SEPARATOR = '\u001F';

    private CsvHeader() {}

    /**
     * Unpacks no more than the beginning of the file. Blocks.
     *
     * @return the fields of the first row in order, quotes taken off; none for a file without a row
     * @throws SourceUnreadableException when it cannot be read or unpacked
     */
    public static List<String> read(ObjectStore store, DataFile file, CsvRules rules) {
        try (InputStream packed = store.open(file.key()); InputStream in = file.compression().unpack(packed)) {
            return firstRow(new String(in.readNBytes(LIMIT_BYTES), StandardCharsets.UTF_8), rules);
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot read " + store.location(file.key()) + " ("
                    + e.getClass().getSimpleName() + "); is it damaged?", e);
        }
    }

    private static List<String> firstRow(String beginning, CsvRules rules) throws IOException {
        String text = beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning;
        // The library ends a row at a line break only; a terminator of the user's own is cut off here.
        int end = rules.terminator().isBlank() ? -1 : text.indexOf(rules.terminator());
        String row = end < 0 ? text : text.substring(0, end);
        // And it separates fields by one character only.
        boolean single = rules.separator().length() == 1;
        char separator = single ? rules.separator().charAt(0) : UNIT_SEPARATOR;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(rules.delimiter().isEmpty() ? NO_QUOTE : rules.delimiter().charAt(0))
                .ofCsvRecord(single ? row : row.replace(rules.separator(), String.valueOf(UNIT_SEPARATOR)))) {
            return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
        }
    }
}
