package dev.sluice.sdk.head;

import dev.sluice.sdk.scan.Compression;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the first bytes of a file of rows, unpacked, show that TiDB cannot read. Pure. */
public final class Beginning {
    /** How many bytes are enough. */
    public static final int LENGTH = 256;

    /** In a mark: whatever it is. */
    private static final int ANY = -1;
    private static final String TO_UTF_8 = "convert it to UTF-8, as iconv -f %s -t UTF-8 does";

    /** The longer first, where one begins with the other. */
    private static final List<Mark> MARKS = List.of(utf("UTF-32", 0xFF, 0xFE, 0, 0), utf("UTF-32", 0, 0, 0xFE, 0xFF),
            utf("UTF-16", 0xFF, 0xFE), utf("UTF-16", 0xFE, 0xFF),
            packed("gzip", "let its name end in .gz", Compression.GZIP, 0x1F, 0x8B, 0x08),
            packed("zstd", "let its name end in .zst", Compression.ZSTD, 0x28, 0xB5, 0x2F, 0xFD),
            packed("snappy", "let its name end in .snappy", Compression.SNAPPY, 0xFF, 0x06, 0, 0, 's', 'N', 'a', 'P',
                    'p', 'Y'),
            packed("zip, as spreadsheets are too", "unpack it, or save the sheet as CSV", Compression.NONE, 'P', 'K', 3,
                    4),
            packed("bzip2", "unpack it", Compression.NONE, 'B', 'Z', 'h', ANY, '1', 'A', 'Y', '&'),
            packed("xz", "unpack it", Compression.NONE, 0xFD, '7', 'z', 'X', 'Z', 0),
            mark("is Parquet, whatever its name says", "let its name end in .parquet", 'P', 'A', 'R', '1'));

    private Beginning() {}

    /** @param packing of what begins so; NONE for what TiDB cannot unpack */
    private record Mark(List<Integer> bytes, String what, String advice, Compression packing) {

        private boolean begins(byte[] head) {
            return head.length >= bytes.size() && IntStream.range(0, bytes.size())
                    .allMatch(i -> bytes.get(i) == ANY || (head[i] & 0xFF) == bytes.get(i));
        }

        private HeadFault fault() {
            return new HeadFault(1, what, advice);
        }
    }

    private static Mark mark(String what, String advice, int... bytes) {
        return mark(what, advice, Compression.NONE, bytes);
    }

    private static Mark mark(String what, String advice, Compression packing, int... bytes) {
        return new Mark(IntStream.of(bytes).boxed().toList(), what, advice, packing);
    }

    private static Mark utf(String charset, int... bytes) {
        return mark("is " + charset + ", and TiDB reads UTF-8", TO_UTF_8.formatted(charset), bytes);
    }

    private static Mark packed(String how, String advice, Compression packing, int... bytes) {
        return mark("is packed as " + how + ", whatever its name says", advice, packing, bytes);
    }

    /** Empty when it may be text. */
    public static Optional<HeadFault> fault(byte[] head) {
        return MARKS.stream()
                .filter(mark -> mark.begins(head))
                .findFirst()
                .map(Mark::fault)
                .or(() -> unmarked(head));
    }

    /**
     * Why a file cannot be unpacked.
     *
     * @param stored how it begins, as it is stored
     * @param named  how it is packed, as its name says
     */
    public static HeadFault unpackable(byte[] stored, Compression named) {
        return MARKS.stream()
                .filter(mark -> mark.begins(stored))
                .findFirst()
                .filter(mark -> mark.packing() != named)
                .map(Mark::fault)
                .orElseGet(() -> isText(stored)
                        ? new HeadFault(1, "is not packed, whatever its name says", "take the last suffix off its name")
                        : new HeadFault(1, "cannot be unpacked", "is it damaged?"));
    }

    private static boolean isText(byte[] stored) {
        return IntStream.range(0, Math.min(stored.length, LENGTH))
                .map(i -> stored[i])
                .allMatch(letter -> letter < 0 || letter >= ' ' || letter == '\t' || letter == '\n' || letter == '\r');
    }

    /** Text in two bytes a letter has a NUL in nearly every second byte, where most letters are Latin. */
    private static Optional<HeadFault> unmarked(byte[] head) {
        int length = Math.min(head.length, LENGTH) & ~3;
        if (length < 4) {
            return Optional.empty();
        }
        long even = nuls(head, 0, length);
        long odd = nuls(head, 1, length);
        if (even + odd == length) {
            return Optional.of(new HeadFault(1, "begins with NUL bytes and nothing else", "is it damaged?"));
        }
        if (even + odd >= length * 5L / 8) {
            return Optional.of(new HeadFault(1, "looks like UTF-32 without a mark, and TiDB reads UTF-8",
                    TO_UTF_8.formatted("UTF-32LE")));
        }
        String order = odd > even ? "UTF-16LE" : "UTF-16BE";
        return Math.max(even, odd) >= length * 3L / 8 && Math.min(even, odd) == 0
                ? Optional.of(new HeadFault(1, "looks like UTF-16 without a mark, and TiDB reads UTF-8",
                        TO_UTF_8.formatted(order)))
                : Optional.empty();
    }

    private static long nuls(byte[] head, int from, int length) {
        return IntStream.iterate(from, i -> i < length, i -> i + 2).filter(i -> head[i] == 0).count();
    }
}
