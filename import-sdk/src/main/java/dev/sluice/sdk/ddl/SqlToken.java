package dev.sluice.sdk.ddl;

import java.util.Locale;
import java.util.Set;

/**
 * One piece of SQL that means something; blanks and ordinary comments are none.
 *
 * @param start of its text in the script, inclusive
 * @param end   of its text in the script, exclusive
 */
record SqlToken(Kind kind, String text, int start, int end) {

    enum Kind {
        /** A keyword, a bare name or a number. */
        WORD,
        /** A name in back-quotes, or in double quotes where they mean that. */
        QUOTED_NAME,
        /** Text in single or double quotes. */
        STRING,
        /** One character of punctuation. */
        SYMBOL,
        /** The start of a comment that TiDB carries out, such as {@code /*!40100}. */
        OPEN_EXECUTABLE,
        /** The end of such a comment. */
        CLOSE_EXECUTABLE
    }

    boolean isWord(String... keywords) {
        return kind == Kind.WORD && Set.of(keywords).contains(text.toUpperCase(Locale.ROOT));
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    boolean isMeaning() {
        return kind != Kind.OPEN_EXECUTABLE && kind != Kind.CLOSE_EXECUTABLE;
    }

    /** The name it stands for, without quotes. */
    String name() {
        if (kind != Kind.QUOTED_NAME) {
            return text;
        }
        String quote = text.substring(0, 1);
        return text.substring(1, text.length() - 1).replace(quote + quote, quote);
    }
}
