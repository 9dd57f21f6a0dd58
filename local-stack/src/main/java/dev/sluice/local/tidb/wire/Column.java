package dev.sluice.local.tidb.wire;

/** A column of a result set of ours. */
public record Column(String name, Type type) {

    /** What the values of a column are, and how they travel. */
    public enum Type {
        /** {@link String}, as CHAR of one character, which TiDB declares for texts of any length. */
        TEXT(0xFE, 46, 4, 0),
        /** {@link String} that is a JSON document. */
        JSON(0xF5, 63, 1024, 0),
        /** {@link Long}, as LONGLONG. */
        LONG(0x08, 63, 20, 0),
        /** {@link java.time.LocalDateTime} with microseconds, as TIMESTAMP without decimals: so TiDB declares it. */
        TIMESTAMP_MICROS(0x07, 63, 19, 0),
        /** {@link java.time.LocalDateTime}, as TIMESTAMP without decimals. */
        TIMESTAMP_SECONDS(0x07, 63, 19, 0);

        final int code;
        /** 46 is utf8mb4_bin, 63 is binary. */
        final int collation;
        final int length;
        final int decimals;

        Type(int code, int collation, int length, int decimals) {
            this.code = code;
            this.collation = collation;
            this.length = length;
            this.decimals = decimals;
        }
    }
}
