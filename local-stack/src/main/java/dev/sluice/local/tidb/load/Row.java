package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One source row, used again for the next one: its fields' bytes one behind the other. A field is built by appending
 * and then ended, as a value or as NULL.
 */
final class Row {
    /** TiDB's own limit for a row is half of this. */
    private static final int MAX_BYTES = 64 << 20;

    private final BitSet nulls = new BitSet();
    private byte[] bytes = new byte[4096];
    private int[] ends = new int[32];
    private int length;
    private int fields;

    void clear() {
        nulls.clear();
        length = 0;
        fields = 0;
    }

    void append(int b) throws IOException {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    void append(byte[] more) throws IOException {
        reserve(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void endField() {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
        ends[fields++] = length;
    }

    /** Ends the field as NULL and drops what was appended to it. */
    void endNull() {
        length = start(fields);
        nulls.set(fields);
        endField();
    }

    /** Whether the field that is being built reads {@code text} so far. */
    boolean openFieldEquals(byte[] text) {
        return Arrays.equals(bytes, start(fields), length, text, 0, text.length);
    }

    /** Whether the field that is being built has no byte so far but blanks. */
    boolean openFieldIsBlank() {
        for (int at = start(fields); at < length; at++) {
            if (!Character.isWhitespace(bytes[at])) {
                return false;
            }
        }
        return true;
    }

    /** Replaces each {@code escape} and the byte behind it in the open field by what the two stand for. */
    void unescapeOpenField(int escape) {
        int to = start(fields);
        for (int from = to; from < length; from++) {
            boolean escaped = (bytes[from] & 0xff) == escape && from + 1 < length;
            bytes[to++] = escaped ? (byte) Escapes.meaning(bytes[++from]) : bytes[from];
        }
        length = to;
    }

    int fields() {
        return fields;
    }

    boolean isNull(int field) {
        return nulls.get(field);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    int end(int field) {
        return ends[field];
    }

    private void reserve(int more) throws IOException {
        if (length + more > MAX_BYTES) {
            throw new IOException("the row is larger than " + (MAX_BYTES >> 20) + " MiB; is a quote never closed?");
        }
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
