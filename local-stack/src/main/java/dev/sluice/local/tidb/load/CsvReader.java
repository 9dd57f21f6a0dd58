package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.CsvRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * CSV as TiDB reads it: a quote counts only where a field starts; inside a quoted field a quote that no separator, line
 * end or second quote follows is text; NULL is recognised in the field as written, quoted or not, before escapes are
 * resolved; a line of nothing but blanks is no row. Our own because no library on the class path knows escapes together
 * with separators of several characters.
 */
final class CsvReader implements RowReader {
    private static final int NONE = -2;

    private final ByteSource source;
    private final byte[] separator;
    private final byte[] terminator;
    private final byte[] nullText;
    private final int quote;
    private final int escape;
    /** Whether a byte may be the first of something other than text. */
    private final boolean[] special = new boolean[256];
    private long line;

    CsvReader(ByteSource source, CsvRules rules) throws IOException {
        this.source = source;
        this.separator = rules.separator().getBytes(StandardCharsets.UTF_8);
        this.terminator = rules.terminator().orElse("").getBytes(StandardCharsets.UTF_8);
        this.nullText = rules.nullText().getBytes(StandardCharsets.UTF_8);
        this.quote = rules.quote().orElse(NONE);
        this.escape = rules.escape().orElse(NONE);
        special['\n'] = terminator.length == 0;
        special['\r'] = terminator.length == 0;
        special[separator[0] & 0xff] = true;
        if (terminator.length > 0) {
            special[terminator[0] & 0xff] = true;
        }
        if (escape != NONE) {
            special[escape] = true;
        }
        skipLines(rules.skipRows());
    }

    @Override
    public boolean read(Row row) throws IOException {
        boolean blank;
        do {
            row.clear();
            line = source.line();
            if (source.atEnd()) {
                return false;
            }
            blank = readLine(row);
        } while (blank);
        return true;
    }

    /** Returns whether it is a line that TiDB passes over: blanks alone, and a line end behind them. */
    private boolean readLine(Row row) throws IOException {
        boolean blank = readField(row) && terminatorLength() > 0;
        while (acceptSeparator()) {
            readField(row);
        }
        acceptTerminator();
        return blank;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public long storedBytes() {
        return source.storedBytes();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Returns whether the field is written with nothing but blanks. */
    private boolean readField(Row row) throws IOException {
        boolean quoted = source.peek() == quote;
        boolean escapes = quoted ? readQuoted(row) : readPlain(row);
        boolean blank = !quoted && row.openFieldIsBlank();
        if (row.openFieldEquals(nullText)) {
            row.endNull();
            return blank;
        }
        if (escapes) {
            row.unescapeOpenField(escape);
        }
        row.endField();
        return blank;
    }

    /** Both return whether the field holds an escape. */
    private boolean readPlain(Row row) throws IOException {
        boolean escapes = false;
        for (int b = source.peek(); b >= 0; b = source.peek()) {
            if (special[b] && endsField()) {
                return escapes;
            }
            row.append(source.next());
            if (b == escape) {
                escapes = true;
                appendNext(row);
            }
        }
        return escapes;
    }

    private boolean readQuoted(Row row) throws IOException {
        source.next();
        boolean escapes = false;
        while (!source.atEnd()) {
            int b = source.next();
            if (b == escape && escape != quote) {
                escapes = true;
                row.append(b);
                appendNext(row);
            } else if (b != quote) {
                row.append(b);
            } else if (source.peek() == quote) {
                row.append(source.next());
            } else if (source.atEnd() || endsField()) {
                return escapes;
            } else {
                row.append(b);
            }
        }
        throw new IOException("a quoted field is never closed");
    }

    private void appendNext(Row row) throws IOException {
        if (!source.atEnd()) {
            row.append(source.next());
        }
    }

    private boolean endsField() throws IOException {
        return terminatorLength() > 0 || source.startsWith(separator);
    }

    private boolean acceptSeparator() throws IOException {
        // Where both match, the line ends.
        boolean found = terminatorLength() == 0 && source.startsWith(separator);
        if (found) {
            source.skip(separator.length);
        }
        return found;
    }

    private void acceptTerminator() throws IOException {
        source.skip(terminatorLength());
    }

    private int terminatorLength() throws IOException {
        if (terminator.length > 0) {
            return source.startsWith(terminator) ? terminator.length : 0;
        }
        return switch (source.peek()) {
            case '\n' -> 1;
            case '\r' -> source.peekSecond() == '\n' ? 2 : 1;
            default -> 0;
        };
    }

    /** Physical lines: a quoted line end counts too. */
    private void skipLines(long lines) throws IOException {
        for (long skipped = 0; skipped < lines; skipped++) {
            while (!source.atEnd() && terminatorLength() == 0) {
                source.next();
            }
            acceptTerminator();
        }
    }
}
