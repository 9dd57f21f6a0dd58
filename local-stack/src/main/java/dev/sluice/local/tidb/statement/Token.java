package dev.sluice.local.tidb.statement;

/**
 * One lexical unit.
 *
 * @param text  its value: unquoted, unescaped, without {@code @}
 * @param start first character in the statement
 * @param end   behind the last one
 */
public record Token(Kind kind, String text, int start, int end) {

    public enum Kind {
        /** An unquoted identifier or a keyword. */
        WORD,
        QUOTED_NAME,
        TEXT,
        WHOLE,
        FRACTION,
        /** A hexadecimal or bit literal; the text is that of its bytes. */
        BITS,
        VARIABLE,
        SYSTEM_VARIABLE,
        SYMBOL,
        END
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Keywords are compared without regard to case. */
    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }
}
