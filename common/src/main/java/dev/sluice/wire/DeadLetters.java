package dev.sluice.wire;

import com.google.re2j.Pattern;
import dev.sluice.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the dead letter of a record that cannot be read or used. */
public final class DeadLetters {
    private static final int KEPT_BYTES = 16 * 1024;
    private static final String NAME = "[a-z0-9_.-]*(?:access[_-]?key(?:[_-]?id)?|secret[a-z_-]*|session[_-]?token"
            + "|sas[_-]?token|account[_-]?key|encryption[_-]?key|api[_-]?key|password|passwd|signature|sig|token"
            + "|credential|authorization)";
    /** A value: quoted once more inside a quoted text, quoted, a whole object or list, or bare. The end may be cut off. */
    private static final String VALUE = "\\\\+\".*?(?:\\\\+\"|$)|\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|\\{[^}]*}?|\\[[^\\]]*]?"
            + "|[^\"'&\\s,}\\]]+";
    // RE2 is linear in whatever is sent to us; the JDK's engine is not.
    private static final Pattern NAMED = Pattern.compile("(?is)(" + NAME + "\\\\*[\"']?\\s*[=:]\\s*)(?:" + VALUE + ")");
    private static final Pattern IN_AUTHORITY = Pattern.compile("(://[^/\\s:@\"]*:)[^\\s\"]+@");

    private DeadLetters() {}

    /** The letter: where it lay, why, and its beginning without what looks like a credential. */
    public static DeadLetter of(String topic, int partition, long offset, byte @Nullable [] value,
            UnreadableException why) {
        return new DeadLetter(topic, partition, offset, why.reason(), scrub(String.valueOf(why.getMessage())),
                value == null ? "" : scrub(beginning(value)));
    }

    private static String beginning(byte[] value) {
        return new String(value, 0, Math.min(value.length, KEPT_BYTES), StandardCharsets.UTF_8);
    }

    static String scrub(String text) {
        String named = NAMED.matcher(text).replaceAll("$1xxxxxx");
        return IN_AUTHORITY.matcher(named).replaceAll("$1xxxxxx@");
    }
}
