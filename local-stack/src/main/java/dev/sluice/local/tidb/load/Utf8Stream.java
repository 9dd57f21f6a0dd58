package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text of another character set as UTF-8. A byte sequence that the set does not know ends the stream with an error. */
final class Utf8Stream extends InputStream {
    private final Charset charset;
    private final Reader reader;
    private final char[] chars = new char[1 << 13];
    private int held;
    private byte[] encoded = {};
    private int position;

    Utf8Stream(InputStream in, Charset charset) {
        this.charset = charset;
        this.reader = new InputStreamReader(in, charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return position < encoded.length || refill() ? encoded[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0 || (position >= encoded.length && !refill())) {
            return length == 0 ? 0 : -1;
        }
        int read = Math.min(length, encoded.length - position);
        System.arraycopy(encoded, position, target, offset, read);
        position += read;
        return read;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private boolean refill() throws IOException {
        int read = readChars();
        if (read < 0) {
            return false;
        }
        int length = held + read;
        // Half of a surrogate pair waits for the other half.
        boolean split = Character.isHighSurrogate(chars[length - 1]);
        encoded = new String(chars, 0, split ? length - 1 : length).getBytes(StandardCharsets.UTF_8);
        position = 0;
        chars[0] = chars[length - 1];
        held = split ? 1 : 0;
        return encoded.length > 0 || refill();
    }

    private int readChars() throws IOException {
        try {
            return reader.read(chars, held, chars.length - held);
        } catch (CharacterCodingException e) {
            throw new IOException("the text is not valid in character set " + charset.name(), e);
        }
    }
}
