package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.DataCharset;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a text file, decompressed and in UTF-8, without a byte order mark, with a look ahead. Counts lines:
 * {@code \n}, {@code \r} and {@code \r\n} end one each.
 */
final class ByteSource implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final CountingStream stored;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private long line = 1;
    private int last;

    private ByteSource(CountingStream stored, InputStream in) {
        this.stored = stored;
        this.in = in;
    }

    static ByteSource open(Path file, DataCharset charset) throws IOException {
        CountingStream stored = new CountingStream(Files.newInputStream(file));
        try {
            InputStream plain = Compression.ofFile(file.toString()).decompress(stored);
            ByteSource source = new ByteSource(stored,
                    charset.passesThrough() ? plain : new Utf8Stream(plain, charset.charset()));
            if (source.startsWith(BYTE_ORDER_MARK)) {
                source.skip(BYTE_ORDER_MARK.length);
            }
            return source;
        } catch (IOException e) {
            stored.close();
            throw e;
        }
    }

    boolean atEnd() throws IOException {
        return peek() < 0;
    }

    /** The next byte, or -1 at the end. */
    int peek() throws IOException {
        return position < limit || fill(1) ? buffer[position] & 0xff : -1;
    }

    /** The byte behind the next one, or -1. */
    int peekSecond() throws IOException {
        return position + 1 < limit || fill(2) ? buffer[position + 1] & 0xff : -1;
    }

    /** Takes the next byte; only where {@link #peek()} has found one. */
    int next() throws IOException {
        int b = peek();
        position++;
        if (b == '\r' || (b == '\n' && last != '\r')) {
            line++;
        }
        last = b;
        return b;
    }

    /** Whether the bytes ahead are {@code text}, which is shorter than the buffer. */
    boolean startsWith(byte[] text) throws IOException {
        if (limit - position < text.length && !fill(text.length)) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (buffer[position + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            next();
        }
    }

    long line() {
        return line;
    }

    long storedBytes() {
        return stored.count();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Makes {@code wanted} bytes available if the file has so many. */
    private boolean fill(int wanted) throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < wanted) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }
}
