package dev.sluice.sdk.ddl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the text of schema files is stored: Lightning's {@code mydumper.character-set}, under its names. */
public enum SchemaCharset {
    /** UTF-8 if it is that, else GB18030. */
    AUTO,
    UTF8MB4, GB18030,
    /** As MySQL takes the name: Windows-1252, with the five bytes that it leaves open for characters of the same number. */
    LATIN1,
    /**
     * As it is. TiDB is spoken to in UTF-8, so the file must be that: Lightning sends other bytes too, and TiDB makes
     * question marks of them.
     */
    BINARY;

    private static final Charset GB = Charset.forName("GB18030");
    private static final String WINDOWS_1252 = windows1252();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    /** What settings and messages call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a setting; spelled exactly.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static SchemaCharset of(String word) {
        return Arrays.stream(values())
                .filter(charset -> charset.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unsupported encoding " + word
                        + " of schema files; say one of "
                        + Arrays.stream(values()).map(SchemaCharset::word).collect(Collectors.joining(", "))));
    }

    /**
     * The text, without a byte order mark.
     *
     * @throws UnreadableSqlException at the first place that is not of this character set
     */
    String decode(byte[] bytes) {
        String text = switch (this) {
            case UTF8MB4, BINARY -> strictly(StandardCharsets.UTF_8, bytes);
            case GB18030 -> strictly(GB, bytes);
            case AUTO -> isUtf8(bytes) ? strictly(StandardCharsets.UTF_8, bytes) : strictly(GB, bytes);
            case LATIN1 -> latin1(bytes);
        };
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** In GB18030 a character may also stand for one that was lost before; that is wrong too, as in Lightning. */
    private String strictly(Charset charset, byte[] bytes) {
        String text = new String(bytes, charset);
        int wrong = text.indexOf(REPLACEMENT);
        if (wrong >= 0 && (charset.equals(GB) || !isUtf8(bytes))) {
            throw new UnreadableSqlException(text, wrong, "failed to decode it as " + word(),
                    "say the right character set with mydumper.character-set, or convert the file");
        }
        return text;
    }

    private static String latin1(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte each : bytes) {
            text.append(WINDOWS_1252.charAt(Byte.toUnsignedInt(each)));
        }
        return text.toString();
    }

    /** The character of each byte; Java's table says nothing about five of them. */
    private static String windows1252() {
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            char known = new String(new byte[]{(byte) i}, Charset.forName("windows-1252")).charAt(0);
            table.append(known == REPLACEMENT ? (char) i : known);
        }
        return table.toString();
    }
}
