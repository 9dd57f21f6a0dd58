package dev.sluice.local.tidb.load;

import java.nio.charset.StandardCharsets;

/**
 * One piece of a SQL file, cut as TiDB cuts it.
 *
 * @param raw  as it stands in the file, a character for each byte
 * @param text what it stands for, likewise: of a quoted one without quotes, doubled quotes and escapes resolved
 */
record SqlToken(Kind kind, String raw, String text) {

    static SqlToken bare(Kind kind, String raw) {
        return new SqlToken(kind, raw, raw);
    }

    /** In TiDB's words. */
    enum Kind {
        ROW_BEGIN("RowBegin"), ROW_END("RowEnd"), VALUES("Values"), NULL("Null"), TRUE("True"), FALSE("False"),
        HEX("HexString"), BIN("BinString"), INTEGER("Integer"), SINGLE_QUOTED("SingleQuoted"),
        DOUBLE_QUOTED("DoubleQuoted"), BACK_QUOTED("BackQuoted"), UNQUOTED("Unquoted"), END("EOF");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** What TiDB takes for a name, or for nothing, outside rows. */
    boolean isName() {
        return kind == Kind.UNQUOTED || kind == Kind.DOUBLE_QUOTED || kind == Kind.BACK_QUOTED;
    }

    /** As TiDB shows it. */
    @Override
    public String toString() {
        return kind.word + " (" + new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) + ")";
    }
}
