package dev.sluice.local.tidb.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The words and signs of an SQL file. Comments count as blanks, the executable ones too. */
final class SqlScanner {
    private final ByteSource source;
    private final SqlStrings strings;

    SqlScanner(ByteSource source, SqlStrings strings) {
        this.source = source;
        this.strings = strings;
    }

    /** Goes behind the semicolon that ends the statement at hand, or to the end of the file. */
    void skipStatement() throws IOException {
        for (int b = source.peek(); b >= 0; b = source.peek()) {
            if (b == '\'' || b == '"' || b == '`') {
                strings.skip();
            } else if (b == ';') {
                source.next();
                return;
            } else if (!skipComment()) {
                source.next();
            }
        }
    }

    /** A name, quoted or not, without its quotes. */
    String name() throws IOException {
        int quote = source.peek();
        if (quote == '`' || quote == '"') {
            return strings.readName();
        }
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        while (isWordByte(source.peek())) {
            name.write(source.next());
        }
        if (name.size() == 0) {
            throw new IOException("a name is missing");
        }
        return name.toString(StandardCharsets.UTF_8);
    }

    /** Upper case; empty where no word starts. */
    String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (isWordByte(source.peek())) {
            word.append((char) source.next());
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    static boolean isWordByte(int b) {
        return b == '_' || b == '$' || b >= 0x80 || Character.isLetterOrDigit(b);
    }

    /** Takes the sign if it comes next behind blanks. */
    boolean accept(int wanted) throws IOException {
        skipBlanks();
        boolean found = source.peek() == wanted;
        if (found) {
            source.next();
        }
        return found;
    }

    void expect(int wanted) throws IOException {
        if (!accept(wanted)) {
            throw new IOException("'" + (char) wanted + "' is missing"
                    + (source.atEnd() ? " at the end of the file" : " before '" + (char) source.peek() + "'"));
        }
    }

    void skipBlanks() throws IOException {
        while (true) {
            int b = source.peek();
            if (b == ' ' || (b >= '\t' && b <= '\r')) {
                source.next();
            } else if (!skipComment()) {
                return;
            }
        }
    }

    private boolean skipComment() throws IOException {
        int first = source.peek();
        if (first == '/' && source.peekSecond() == '*') {
            source.skip(2);
            while (!source.atEnd() && !(source.peek() == '*' && source.peekSecond() == '/')) {
                source.next();
            }
            skipIfAny();
            skipIfAny();
            return true;
        }
        if (first == '#' || (first == '-' && source.peekSecond() == '-')) {
            while (!source.atEnd() && source.peek() != '\n') {
                source.next();
            }
            return true;
        }
        return false;
    }

    private void skipIfAny() throws IOException {
        if (!source.atEnd()) {
            source.next();
        }
    }
}
