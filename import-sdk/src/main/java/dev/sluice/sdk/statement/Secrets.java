package dev.sluice.sdk.statement;

import dev.sluice.sdk.store.SecretParameters;
import java.util.regex.Pattern;

/** Takes credentials out of texts that people or topics will see. */
public final class Secrets {

    /** What stands where a credential was; TiDB writes the same. */
    public static final String REDACTED = "xxxxxx";

    private static final String NAMES = "(" + SecretParameters.ASSIGNMENT + ")";
    private static final Pattern IN_TEXT = Pattern.compile(NAMES + "[^&'\"\\s;,)]*");
    private static final Pattern IN_URI = Pattern.compile(NAMES + "[^&]*");
    private static final Pattern USER_IN_TEXT = Pattern.compile("(?<=://)[^/@\\s'\":]*+:[^/@\\s'\"]*+(?=@)");
    private static final Pattern USER_IN_URI = Pattern.compile("(?<=://)[^/?#]*:[^/?#]*(?=@)");

    private Secrets() {}

    /**
     * The text with the values of all {@linkplain SecretParameters secret parameters}, percent-encoded ones too, and
     * {@code user:password@} in URIs, made unreadable.
     */
    public static String redact(String text) {
        return redact(IN_TEXT, USER_IN_TEXT, text);
    }

    /** As {@link #redact}, for a text that is one whole URI: there a value ends at {@code &} only, whatever it holds. */
    public static String redactUri(String uri) {
        return redact(IN_URI, USER_IN_URI, uri);
    }

    /** Whether {@link #redact} would change the text. */
    public static boolean isIn(String text) {
        return !redact(text).equals(text);
    }

    private static String redact(Pattern parameter, Pattern user, String text) {
        if (!mayHoldSecret(text)) {
            return text;
        }
        String withoutParameters = parameter.matcher(text).replaceAll("$1" + REDACTED);
        return user.matcher(withoutParameters).replaceAll(REDACTED);
    }

    /** A secret is given with {@code =}, as it is or encoded, or stands before {@code @}; most values hold neither. */
    private static boolean mayHoldSecret(String text) {
        return text.indexOf('=') >= 0 || text.indexOf('%') >= 0 || text.indexOf('@') >= 0;
    }
}
