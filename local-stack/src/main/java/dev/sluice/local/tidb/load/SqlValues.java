package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The constants between the parentheses of VALUES. */
final class SqlValues {
    private final ByteSource source;
    private final SqlStrings strings;
    private final SqlScanner scanner;

    SqlValues(ByteSource source, SqlStrings strings, SqlScanner scanner) {
        this.source = source;
        this.strings = strings;
        this.scanner = scanner;
    }

    /** Reads the constant at hand as the row's next field. */
    void read(Row row) throws IOException {
        int first = source.peek();
        if (first == '\'' || first == '"') {
            strings.read(row);
            row.endField();
        } else if (first == '-' || first == '+' || first == '.' || (first >= '0' && first <= '9')) {
            readNumber(row);
        } else {
            readWord(row, scanner.word());
        }
    }

    private void readWord(Row row, String word) throws IOException {
        scanner.skipBlanks();
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
        return sign ? signFits : b == '.' || (SqlScanner.isWordByte(b) && b < 0x80);
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
}
