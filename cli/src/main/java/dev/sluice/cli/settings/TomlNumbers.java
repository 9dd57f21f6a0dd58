package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the decimal numbers of 19 digits in a TOML text in hexadecimal, and leaves all else as it is. Jackson (2.22) reads
 * such a number as another one, such as Lightning's own "unlimited", 9223372036854775807; in hexadecimal it reads it right.
 * Of a longer negative one it loses the sign.
 *
 * <p>It goes through the text's tokens, so that nothing in a string, a comment or a key is taken for a number.
 */
final class TomlNumbers {

    private static final int MISREAD_DIGITS = 19;
    private static final Pattern TOKEN = Pattern.compile("#[^\\n]*" // a comment
            + "|\"\"\"(?:\\\\[\\s\\S]|(?!\"\"\")[^\\\\])*+\"{3,5}|'''(?:(?!''')[\\s\\S])*+'{3,5}" // texts of many lines
            + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'[^'\\n]*+'" // texts
            + "|[A-Za-z0-9_+.:-]++" // a number, a date, a word or a bare key
            + "|[\\s\\S]");
    private static final Pattern NUMBER = Pattern.compile("([+-]?)(\\d+(?:_\\d+)*+)");

    private final String text;
    private final StringBuilder written = new StringBuilder();
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean inValue;

    private TomlNumbers(String text) {
        this.text = text;
    }

    /** A number has no spelling that is read right. Says where it is. */
    static final class UnreadableNumberException extends JsonParseException {

        private static final long serialVersionUID = 1L;

        UnreadableNumberException(JsonLocation at) {
            super(null, "a whole number below -999999999999999999 cannot be read", at);
        }
    }

    /** @throws UnreadableNumberException for a negative number of 19 digits or more: hexadecimal ones have no sign */
    static String readable(String text) throws UnreadableNumberException {
        return new TomlNumbers(text).readable();
    }

    private String readable() throws UnreadableNumberException {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            follow(token.group());
            written.append(inValue ? number(token) : token.group());
        }
        return written.toString();
    }

    /** Where a value can stand: behind an equals sign to the line's end, and in brackets of such a value. */
    private void follow(String token) {
        switch (token) {
            case "=" -> inValue = true;
            case "[", "{" -> open(token.charAt(0));
            case "]", "}" -> open.poll();
            case "," -> inValue = !isIn('{');
            case "\n" -> inValue = !open.isEmpty() && !isIn('{');
            default -> {
            }
        }
    }

    /** A bracket that is in no value is that of a table's name. */
    private void open(char bracket) {
        if (inValue) {
            open.push(bracket);
            inValue = bracket == '[';
        }
    }

    private boolean isIn(char bracket) {
        return !open.isEmpty() && open.peek() == bracket;
    }

    private String number(Matcher token) throws UnreadableNumberException {
        Matcher number = NUMBER.matcher(token.group());
        String digits = number.matches() ? number.group(2).replace("_", "") : "";
        if (digits.length() < MISREAD_DIGITS || digits.startsWith("0")) {
            return token.group();
        }
        if (number.group(1).equals("-")) {
            throw new UnreadableNumberException(location(token.start()));
        }
        return digits.length() > MISREAD_DIGITS ? token.group() : "0x" + new BigInteger(digits).toString(16);
    }

    private JsonLocation location(int offset) {
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new JsonLocation(ContentReference.unknown(), offset, line, 1 + offset - text.lastIndexOf('\n', offset));
    }
}
