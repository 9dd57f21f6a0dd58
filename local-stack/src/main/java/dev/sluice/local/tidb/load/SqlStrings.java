package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Quoted texts of an SQL file. Each method starts at the opening quote and ends behind the closing one. */
final class SqlStrings {
    private final ByteSource source;
    private final Backslash backslash;

    enum Backslash {
        ESCAPES,
        LITERAL
    }

    SqlStrings(ByteSource source, Backslash backslash) {
        this.source = source;
        this.backslash = backslash;
    }

    /** Appends the text to the open field. */
    void read(Row row) throws IOException {
        readQuoted(row, backslash);
    }

    String readName() throws IOException {
        Row name = new Row();
        readQuoted(name, Backslash.LITERAL);
        name.endField();
        return new String(name.bytes(), 0, name.end(0), StandardCharsets.UTF_8);
    }

    void skip() throws IOException {
        readQuoted(new Row(), source.peek() == '`' ? Backslash.LITERAL : backslash);
    }

    private void readQuoted(Row row, Backslash mode) throws IOException {
        int quote = source.next();
        while (!source.atEnd()) {
            int b = source.next();
            if (b == quote && source.peek() != quote) {
                return;
            }
            if (b == quote) {
                source.next();
            }
            if (b == '\\' && mode == Backslash.ESCAPES && !source.atEnd()) {
                appendEscaped(row, source.next());
            } else {
                row.append(b);
            }
        }
        throw new IOException("a quoted text is never closed");
    }

    private static void appendEscaped(Row row, int escaped) throws IOException {
        if (escaped == '%' || escaped == '_') {
            row.append('\\');
        }
        row.append(Escapes.meaning(escaped));
    }
}
