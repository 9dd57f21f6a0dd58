package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.head.Beginning;
import dev.sluice.sdk.head.HeadFault;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.scan.Compression;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.BufferedInputStream;
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
 * @param empty how many empty lines there are before the first with text; 0 when there is no such line, too
 * @param rest  whether there is a row behind the first line
 * @param width how many fields, at least, the line behind the first has, without empty ones at its end; 0 when none was seen
 */
record CsvStart(Optional<List<String>> first, int empty, RowSight rest, int width) {
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
            return new CsvStart(Optional.of(List.of()), 0, RowSight.NONE, 0);
        }
        try (InputStream packed = store.open(file.key());
                InputStream bytes = new BufferedInputStream(file.compression().unpack(packed));
                Reader in = new InputStreamReader(bytes, charset)) {
            refuseOtherThanText(file, bytes);
            return read(in, rules);
        } catch (IOException e) {
            throw unreadable(store, file, e);
        }
    }

    private static SourceUnreadableException unreadable(ObjectStore store, DataFile file, IOException e) {
        String where = store.location(file.key()) + " (" + e.getClass().getSimpleName() + ")";
        if (file.compression() == Compression.NONE) {
            return new SourceUnreadableException("cannot read " + where, "is it damaged?", e);
        }
        int beginning = (int) Math.min(file.object().size(), Beginning.LENGTH);
        HeadFault why = Beginning.unpackable(store.read(file.key(), 0, beginning), file.compression());
        return new SourceUnreadableException("cannot unpack " + where + ": it " + why.what(), why.advice(), e);
    }

    private static void refuseOtherThanText(DataFile file, InputStream bytes) throws IOException {
        bytes.mark(Beginning.LENGTH);
        Optional<HeadFault> fault = Beginning.fault(bytes.readNBytes(Beginning.LENGTH));
        bytes.reset();
        if (fault.isPresent()) {
            throw new OddFileException(new Problem(file.key() + " " + fault.get().what(), fault.get().advice()));
        }
    }

    private static CsvStart read(Reader in, CsvRules rules) throws IOException {
        HeaderLine line = new HeaderLine(rules);
        StringBuilder text = new StringBuilder();
        char[] step = new char[STEP];
        while (text.length() < LIMIT) {
            int read = in.read(step);
            if (read < 0) {
                return new CsvStart(Optional.of(text.isEmpty() ? List.of() : line.fields(text.toString())), 0,
                        RowSight.NONE, 0);
            }
            text.append(step, 0, read);
            int end = line.end(text, text.length() - read);
            if (end >= 0) {
                String first = text.substring(0, end);
                RowSight rest = rest(in, rules.terminator(), text.delete(0, end));
                int empty = first.isBlank() ? emptyLines(text.toString(), rules.terminator()) : 0;
                boolean nothing = first.isBlank() && rest == RowSight.NONE;
                return new CsvStart(Optional.of(nothing ? List.of() : line.fields(first)), empty, rest,
                        widthOfNext(line, text, rules.terminator()));
            }
        }
        return new CsvStart(Optional.empty(), 0, RowSight.SEEN, 0);
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

    /** Of a line that is not whole in what was read, or that a quoted field takes over its end, this counts fewer, never more. */
    private static int widthOfNext(HeaderLine line, StringBuilder behindFirst, String terminator) {
        int from = 0;
        String end = terminator.isEmpty() ? "\n" : terminator;
        String text = terminator.isEmpty() ? behindFirst.toString().replace('\r', '\n') : behindFirst.toString();
        while (text.startsWith(end, from)) {
            from += end.length();
        }
        int to = text.indexOf(end, from);
        return width(line.fields(text.substring(from, to < 0 ? text.length() : to)));
    }

    private static int width(List<String> fields) {
        int width = fields.size();
        while (width > 0 && fields.get(width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** How many line ends there are before the first text; 0 when there is none in what was read. */
    private static int emptyLines(String behindFirst, String terminator) {
        String lines = terminator.isEmpty()
                ? behindFirst.replace("\r\n", "\n").replace('\r', '\n')
                : behindFirst.replace(terminator, "\n");
        String before = lines.substring(0, lines.length() - lines.stripLeading().length());
        return lines.isBlank() ? 0 : (int) before.chars().filter(c -> c == '\n').count();
    }

    private static boolean blank(StringBuilder text, String terminator) {
        return (terminator.isEmpty() ? text.toString() : text.toString().replace(terminator, "\n")).isBlank();
    }

    /** How many fields its first row has, at least, without empty ones at its end; 0 when none was seen. */
    int widthOfRow(boolean header) {
        return header ? width : first.map(CsvStart::width).orElse(0);
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
