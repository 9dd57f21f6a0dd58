package dev.sluice.local.tidb.load;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Some rows of one source file in a temporary file, in one form whatever the source was: fields apart by tabs, rows by
 * line feeds, {@code \N} for NULL. Remembers where each row came from. Closing deletes the file.
 */
final class Chunk implements Closeable {
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_ROWS = 20_000;
    private static final byte[] NULL = {'\\', 'N'};

    private final Path file;
    private final Layout layout;
    private final OutputStream out;
    private long[] lines = new long[1024];
    private int rows;
    private long bytes;

    private Chunk(Path file, Layout layout) throws IOException {
        this.file = file;
        this.layout = layout;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    static Chunk create(Path directory, Layout layout) throws IOException {
        return new Chunk(Files.createTempFile(directory, "chunk-", ".tsv"), layout);
    }

    /**
     * Fields that are missing are written as NULL, those too many left out, as TiDB does.
     *
     * @throws RowRefusedException when a column that gets NULL may not hold it, or a generated one gets none
     */
    void add(Row row, long line) throws IOException {
        layout.requireValues(row);
        for (int field = 0; field < layout.fields(); field++) {
            if (field > 0) {
                write('\t');
            }
            if (field < row.fields() && !row.isNull(field)) {
                writeEscaped(row.bytes(), row.start(field), row.end(field));
            } else {
                writeNull(field);
            }
        }
        write('\n');
        if (rows == lines.length) {
            lines = Arrays.copyOf(lines, rows * 2);
        }
        lines[rows++] = line;
    }

    boolean isFull() {
        return bytes >= MAX_BYTES || rows >= MAX_ROWS;
    }

    /** Where the n-th row, from 1, starts in the source. */
    long line(int row) {
        return lines[row - 1];
    }

    int rows() {
        return rows;
    }

    /** Ends the writing: the path of the complete file. */
    Path finish() throws IOException {
        out.close();
        return file;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            Files.deleteIfExists(file);
        }
    }

    private void writeNull(int field) throws IOException {
        var refusing = layout.columnRefusingNull(field);
        if (refusing.isPresent()) {
            throw new RowRefusedException("Column '" + refusing.get() + "' cannot be null");
        }
        out.write(NULL);
        bytes += NULL.length;
    }

    private void writeEscaped(byte[] value, int start, int end) throws IOException {
        for (int i = start; i < end; i++) {
            byte b = value[i];
            if (b == '\\' || b == '\t' || b == '\n' || b == 0) {
                write('\\');
                write(b == 0 ? '0' : b);
            } else {
                write(b);
            }
        }
    }

    private void write(int b) throws IOException {
        out.write(b);
        bytes++;
    }
}
