package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of {@code INSERT} and {@code REPLACE ... VALUES} in a dump. The table name is not looked at, other
 * statements are skipped, values are constants. Reads as it goes: a statement of many megabytes costs one row.
 */
final class SqlReader implements RowReader {
    private static final List<String> INSERT_WORDS = List.of("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE",
            "INTO");

    private final ByteSource source;
    private final SqlScanner scanner;
    private final SqlValues values;
    private List<String> columns = List.of();
    private boolean insideValues;
    private long line = 1;

    /** {@code backslash} says what a backslash in a string is: the sql_mode decides. */
    SqlReader(ByteSource source, SqlStrings.Backslash backslash) {
        this.source = source;
        SqlStrings strings = new SqlStrings(source, backslash);
        this.scanner = new SqlScanner(source, strings);
        this.values = new SqlValues(source, strings, scanner);
    }

    @Override
    public boolean read(Row row) throws IOException {
        row.clear();
        if (!insideValues && !findInsert()) {
            return false;
        }
        scanner.skipBlanks();
        line = source.line();
        readTuple(row);
        insideValues = scanner.accept(',');
        if (!insideValues && !source.atEnd()) {
            scanner.expect(';');
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
        scanner.skipBlanks();
        while (!source.atEnd()) {
            line = source.line();
            String word = scanner.word();
            if (word.equals("INSERT") || word.equals("REPLACE")) {
                readInsertHead();
                return true;
            }
            scanner.skipStatement();
            scanner.skipBlanks();
        }
        return false;
    }

    private void readInsertHead() throws IOException {
        scanner.skipBlanks();
        String word = scanner.word();
        while (INSERT_WORDS.contains(word)) {
            scanner.skipBlanks();
            word = scanner.word();
        }
        if (word.isEmpty()) {
            scanner.name();
        }
        while (scanner.accept('.')) {
            scanner.skipBlanks();
            scanner.name();
        }
        columns = scanner.accept('(') ? names() : List.of();
        scanner.skipBlanks();
        String keyword = scanner.word();
        if (!keyword.equals("VALUES") && !keyword.equals("VALUE")) {
            throw new IOException("only INSERT and REPLACE with VALUES can be imported");
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        do {
            scanner.skipBlanks();
            names.add(scanner.name());
        } while (scanner.accept(','));
        scanner.expect(')');
        return List.copyOf(names);
    }

    private void readTuple(Row row) throws IOException {
        scanner.expect('(');
        if (scanner.accept(')')) {
            return;
        }
        do {
            scanner.skipBlanks();
            values.read(row);
        } while (scanner.accept(','));
        scanner.expect(')');
    }
}
