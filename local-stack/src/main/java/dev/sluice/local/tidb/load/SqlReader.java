package dev.sluice.local.tidb.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The rows of {@code INSERT} and {@code REPLACE ... VALUES} in a dump. The table name is not looked at, other
 * statements are skipped, values are constants. Reads as it goes: a statement of many megabytes costs one row.
 */
final class SqlReader implements RowReader {
    private static final List<String> INSERT_WORDS = List.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE",
            "INTO");

    private final ByteSource source;
    private final SqlStrings strings;
    private List<String> columns = List.of();
    private boolean insideValues;
    private long line = 1;

    /** {@code backslash} says what a backslash in a string is: the sql_mode decides. */
    SqlReader(ByteSource source, SqlStrings.Backslash backslash) {
        this.source = source;
        this.strings = new SqlStrings(source, backslash);
    }

    @Override
    public boolean read(Row row) throws IOException {
        row.clear();
        if (!insideValues && !findInsert()) {
            return false;
        }
        skipBlanks();
        line = source.line();
        readTuple(row);
        insideValues = accept(',');
        if (!insideValues && !source.atEnd()) {
            expect(';');
        }
        return true;
    }

    @Override
    public List<String> columns() {
        return columns;
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

    /** Goes on to the first tuple of the next INSERT. */
    private boolean findInsert() throws IOException {
        skipBlanks();
        while (!source.atEnd()) {
            line = source.line();
            String word = word();
            if (word.equals("INSERT") || word.equals("REPLACE")) {
                readInsertHead();
                return true;
            }
            skipStatement();
            skipBlanks();
        }
        return false;
    }

    private void readInsertHead() throws IOException {
        skipBlanks();
        String word = word();
        while (INSERT_WORDS.contains(word)) {
            skipBlanks();
            word = word();
        }
        if (word.isEmpty()) {
            name();
        }
        while (accept('.')) {
            skipBlanks();
            name();
        }
        columns = accept('(') ? names() : List.of();
        skipBlanks();
        String values = word();
        if (!values.equals("VALUES") && !values.equals("VALUE")) {
            throw new IOException("only INSERT and REPLACE with VALUES can be imported");
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        do {
            skipBlanks();
            names.add(name());
        } while (accept(','));
        expect(')');
        return List.copyOf(names);
    }

    private String name() throws IOException {
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

    private void readTuple(Row row) throws IOException {
        expect('(');
        if (accept(')')) {
            return;
        }
        do {
            skipBlanks();
            readValue(row);
        } while (accept(','));
        expect(')');
    }

    private void readValue(Row row) throws IOException {
        int first = source.peek();
        if (first == '\'' || first == '"') {
            strings.read(row);
            row.endField();
        } else if (first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9')) {
            readNumber(row);
        } else {
            readWord(row, word());
        }
    }

    private void readWord(Row row, String word) throws IOException {
        skipBlanks();
        boolean text = source.peek() == '\'' || source.peek() == '"';
        if (word.equals("NULL")) {
            row.endNull();
            return;
        }
        if (text && word.equals("X")) {
            row.append(hex(digits()));
        } else if (text && word.equals("B")) {
            row.append(bits(digits()));
        } else if (text && (word.startsWith("_") || word.equals("N"))) {
            strings.read(row);
        } else if (word.equals("TRUE") || word.equals("FALSE")) {
            row.append(word.equals("TRUE") ? '1' : '0');
        } else {
            throw new IOException("a value is neither a constant nor NULL"
                    + (word.isEmpty() ? "" : ": it starts with " + word));
        }
        row.endField();
    }

    private void readNumber(Row row) throws IOException {
        StringBuilder number = new StringBuilder();
        while (isNumberByte(source.peek(), number)) {
            number.append((char) source.next());
        }
        String text = number.toString();
        if (text.startsWith("0x")) {
            row.append(hex(text.substring(2)));
        } else if (text.startsWith("0b")) {
            row.append(bits(text.substring(2)));
        } else {
            row.append(text.getBytes(StandardCharsets.US_ASCII));
        }
        row.endField();
    }

    private static boolean isNumberByte(int b, StringBuilder before) {
        boolean sign = b == '-' || b == '+';
        boolean signFits = before.isEmpty() || Character.toLowerCase(before.charAt(before.length() - 1)) == 'e';
        return sign ? signFits : b == '.' || (isWordByte(b) && b < 0x80);
    }

    private String digits() throws IOException {
        Row digits = new Row();
        strings.read(digits);
        digits.endField();
        return new String(digits.bytes(), 0, digits.end(0), StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String digits) throws IOException {
        try {
            return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        } catch (IllegalArgumentException e) {
            throw new IOException("a hexadecimal literal holds another character than 0-9 and A-F", e);
        }
    }

    private static byte[] bits(String digits) throws IOException {
        if (!digits.matches("[01]+")) {
            throw new IOException("a bit literal holds another character than 0 and 1");
        }
        byte[] number = new BigInteger(digits, 2).toByteArray();
        int bytes = (digits.length() + 7) / 8;
        byte[] value = new byte[bytes];
        int used = Math.min(bytes, number.length);
        System.arraycopy(number, number.length - used, value, bytes - used, used);
        return value;
    }

    private void skipStatement() throws IOException {
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

    /** Upper case; empty where no word starts. */
    private String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (isWordByte(source.peek())) {
            word.append((char) source.next());
        }
        return word.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean isWordByte(int b) {
        return b == '_' || b == '$' || b >= 0x80 || Character.isLetterOrDigit(b);
    }

    private boolean accept(int wanted) throws IOException {
        skipBlanks();
        boolean found = source.peek() == wanted;
        if (found) {
            source.next();
        }
        return found;
    }

    private void expect(int wanted) throws IOException {
        if (!accept(wanted)) {
            throw new IOException("'" + (char) wanted + "' is missing"
                    + (source.atEnd() ? " at the end of the file" : " before '" + (char) source.peek() + "'"));
        }
    }

    private void skipBlanks() throws IOException {
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
