package dev.sluice.sdk.explain;

import java.util.regex.Pattern;

/** What a failed checksum says of the number of keys: TiDB counts what it holds, then what the files gave. */
enum KeysInTidb {
    FEWER, MORE, AS_MANY;

    /** The two numbers are its groups. */
    static final Pattern CHECKSUM = Pattern.compile("ErrChecksumMismatch.*total_kvs: ?(\\d+) vs (\\d+)",
            Pattern.DOTALL);

    boolean are(String inTidb, String inFiles) {
        int compared = Long.compareUnsigned(Long.parseUnsignedLong(inTidb), Long.parseUnsignedLong(inFiles));
        return switch (this) {
            case FEWER -> compared < 0;
            case MORE -> compared > 0;
            case AS_MANY -> compared == 0;
        };
    }
}
