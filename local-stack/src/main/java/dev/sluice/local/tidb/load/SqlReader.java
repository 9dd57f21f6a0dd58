package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.load.SqlToken.Kind;
import dev.sluice.local.tidb.load.SqlTokens.Backslash;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The rows of a SQL file as TiDB finds them, which knows no statement: a name opens something, what stands in parentheses
 * behind it are columns, and they are dropped; what stands in parentheses elsewhere is a row. Reads as it goes: a statement
 * of many megabytes costs one row.
 */
final class SqlReader implements RowReader {
    private final ByteSource source;
    private final SqlTokens tokens;
    private long line = 1;

    private enum Place {
        TABLE_NAME("table name"), COLUMNS("column list"), VALUES("start of row"), ROW("data literal");

        private final String expected;

        Place(String expected) {
            this.expected = expected;
        }
    }

    /** {@code backslash} says what a backslash in a string is: the sql_mode decides. */
    SqlReader(ByteSource source, Backslash backslash) {
        this.source = source;
        this.tokens = new SqlTokens(source, backslash);
    }

    @Override
    public boolean read(Row row) throws IOException {
        row.clear();
        Place place = Place.VALUES;
        while (true) {
            SqlToken token = tokens.next();
            if (token.kind() == Kind.END) {
                if (place != Place.VALUES) {
                    throw new IOException("syntax error: premature EOF at offset " + tokens.offset());
                }
                return false;
            }
            if (place == Place.ROW && token.kind() == Kind.ROW_END) {
                return true;
            }
            place = switch (place) {
                case TABLE_NAME -> tableName(token);
                case COLUMNS -> column(token);
                case VALUES -> values(token);
                case ROW -> value(token, row);
            };
        }
    }

    private Place tableName(SqlToken token) throws IOException {
        return switch (token.kind()) {
            case ROW_BEGIN -> Place.COLUMNS;
            case VALUES -> Place.VALUES;
            default -> token.isName() ? Place.TABLE_NAME : unexpected(token, Place.TABLE_NAME);
        };
    }

    private Place column(SqlToken token) throws IOException {
        if (token.kind() == Kind.ROW_END) {
            return Place.VALUES;
        }
        return token.isName() ? Place.COLUMNS : unexpected(token, Place.COLUMNS);
    }

    private Place values(SqlToken token) throws IOException {
        return switch (token.kind()) {
            case ROW_BEGIN -> {
                line = source.line();
                yield Place.ROW;
            }
            case VALUES -> Place.VALUES;
            default -> token.isName() ? Place.TABLE_NAME : unexpected(token, Place.VALUES);
        };
    }

    private Place value(SqlToken token, Row row) throws IOException {
        switch (token.kind()) {
            case NULL -> row.endNull();
            case TRUE -> end(row, new byte[]{'1'});
            case FALSE -> end(row, new byte[]{'0'});
            case INTEGER, UNQUOTED, SINGLE_QUOTED, DOUBLE_QUOTED -> end(row, token.text()
                    .getBytes(StandardCharsets.ISO_8859_1));
            case HEX -> end(row, hex(digits(token)));
            case BIN -> end(row, bits(digits(token)));
            case ROW_BEGIN, ROW_END, VALUES, BACK_QUOTED, END -> unexpected(token, Place.ROW);
        }
        return Place.ROW;
    }

    private static void end(Row row, byte[] value) throws IOException {
        row.append(value);
        row.endField();
    }

    private Place unexpected(SqlToken token, Place place) throws IOException {
        throw new IOException("syntax error: unexpected " + token + " at offset " + tokens.offset() + ", expecting "
                + place.expected);
    }

    private static String digits(SqlToken number) {
        String text = number.raw();
        return text.endsWith("'") ? text.substring(2, text.length() - 1) : text.substring(2);
    }

    private static byte[] hex(String digits) throws IOException {
        if (digits.length() % 2 == 1) {
            throw new IOException("invalid hexadecimal format, must even numbers, but " + digits.length());
        }
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] bits(String digits) {
        byte[] value = new byte[(digits.length() + 7) / 8];
        byte[] number = digits.isEmpty() ? value : new BigInteger(digits, 2).toByteArray();
        int used = Math.min(value.length, number.length);
        System.arraycopy(number, number.length - used, value, value.length - used, used);
        return value;
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
}
