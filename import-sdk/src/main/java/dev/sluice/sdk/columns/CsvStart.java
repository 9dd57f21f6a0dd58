package dev.sluice.sdk.columns;

import dev.sluice.sdk.head.RowSight;
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

/**
 * How a CSV file begins.
 *
 * @param first the fields of the first line, quotes and escapes resolved; none for a file without a line; empty for a line
 *              that is longer than any header
 * @param rest  whether there is a row behind that line
 */
record CsvStart(Optional<List<String>> first, RowSight rest) {
    /** A header of 4,096 columns (TiDB's most) with names of 64 characters fits. */
    static final int LIMIT = 512 * 1024;
    private static final int STEP = 4 * 1024;
    /** How many blanks behind the first line are looked through for a row. */
    private static final int BLANKS = 64 * 1024;

    /**
     * Reads and unpacks no more than the beginning of the file. Blocks.
     *
     * @throws SourceUnreadableException when it cannot be read or unpacked
     */
    static CsvStart read(ObjectStore store, DataFile file, CsvRules rules, Charset charset) {
        if (file.object().size() == 0) {
            return new CsvStart(Optional.of(List.of()), RowSight.NONE);
        }
        try (InputStream packed = store.open(file.key());
                Reader in = new InputStreamReader(file.compression().unpack(packed), charset)) {
            return read(in, rules);
        } catch (IOException e) {
            throw new SourceUnreadableException("cannot read " + store.location(file.key()) + " ("
                    + e.getClass().getSimpleName() + ")", "is it damaged?", e);
        }
    }

    private static CsvStart read(Reader in, CsvRules rules) throws IOException {
        HeaderLine line = new HeaderLine(rules);
        StringBuilder text = new StringBuilder();
        char[] step = new char[STEP];
        while (text.length() < LIMIT) {
            int read = in.read(step);
            if (read < 0) {
                return new CsvStart(Optional.of(text.isEmpty() ? List.of() : line.fields(text.toString())),
                        RowSight.NONE);
            }
            text.append(step, 0, read);
            int end = line.end(text, text.length() - read);
            if (end >= 0) {
                return new CsvStart(Optional.of(line.fields(text.substring(0, end))),
                        rest(in, rules.terminator(), text.delete(0, end)));
            }
        }
        return new CsvStart(Optional.empty(), RowSight.SEEN);
    }

    /** TiDB passes over empty lines; one of blanks it takes for a row or for none, as the table is. */
    private static RowSight rest(Reader in, String terminator, StringBuilder text) throws IOException {
        char[] step = new char[STEP];
        int read = 0;
        while (read >= 0 && text.length() < BLANKS && blank(text, terminator)) {
            read = in.read(step);
            text.append(step, 0, Math.max(read, 0));
        }
        if (!blank(text, terminator)) {
            return RowSight.SEEN;
        }
        return read < 0 && text.chars().allMatch(c -> c == '\r' || c == '\n') ? RowSight.NONE : RowSight.UNKNOWN;
    }

    private static boolean blank(StringBuilder text, String terminator) {
        return (terminator.isEmpty() ? text.toString() : text.toString().replace(terminator, "\n")).isBlank();
    }

    /** Whether the file has a row; where a header stands in it, that is none. */
    RowSight rows(boolean header) {
        String only = first.filter(fields -> fields.size() < 2).map(fields -> String.join("", fields)).orElse("x");
        if (header || only.isEmpty()) {
            return rest;
        }
        return only.isBlank() ? rest.and(RowSight.UNKNOWN) : RowSight.SEEN;
    }
}
