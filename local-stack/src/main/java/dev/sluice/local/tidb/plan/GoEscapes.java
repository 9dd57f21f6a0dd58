package dev.sluice.local.tidb.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Percent escapes as Go's {@code net/url} reads and writes them. Its own though the SDK has the same: who judges what the SDK sends
 * shares no code with it, so that a fault in one of them shows. Pure.
 */
final class GoEscapes {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String NEVER = "-_.~";
    private static final String PLAIN_IN_PATH = NEVER + "$&+,/:;=@";
    private static final String PLAIN_IN_FRAGMENT = PLAIN_IN_PATH + "?!()*";
    /** What may stand as typed though Go itself would escape it. */
    private static final String ALLOWED = "!$&'()*+,;=:@[]%";

    private GoEscapes() {}

    /** Whether each {@code %} has its two digits. */
    static boolean areWhole(String text) {
        return !BROKEN.matcher(text).find();
    }

    /** A path as typed where that is a valid encoding, else decoded and escaped anew. */
    static String inPath(String typed) {
        return rewritten(typed, PLAIN_IN_PATH);
    }

    /** A fragment, likewise. */
    static String inFragment(String typed) {
        return rewritten(typed, PLAIN_IN_FRAGMENT);
    }

    private static String rewritten(String typed, String plain) {
        boolean valid = typed.chars().allMatch(c -> ALLOWED.indexOf(c) >= 0 || isPlain(c, plain));
        return valid ? typed : escaped(decoded(typed), plain, "%20");
    }

    /** A name or value of a query, decoded: there a {@code +} is a blank. */
    static String ofQuery(String typed) {
        return new String(decoded(typed.replace('+', ' ')), StandardCharsets.UTF_8);
    }

    /** A name or value for a query. */
    static String inQuery(String text) {
        return escaped(text.getBytes(StandardCharsets.UTF_8), NEVER, "+");
    }

    private static boolean isPlain(int c, String plain) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || plain.indexOf(c) >= 0;
    }

    private static String escaped(byte[] text, String plain, String blank) {
        StringBuilder written = new StringBuilder();
        for (byte each : text) {
            if (isPlain(each, plain)) {
                written.append((char) each);
            } else {
                written.append(each == ' ' ? blank : String.format("%%%02X", each));
            }
        }
        return written.toString();
    }

    /** The bytes that a text with whole escapes stands for. */
    static byte[] decoded(String typed) {
        byte[] from = typed.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int at = 0; at < from.length; at++) {
            if (from[at] == '%') {
                to.write(Integer.parseInt(new String(from, at + 1, 2, StandardCharsets.US_ASCII), 16));
                at += 2;
            } else {
                to.write(from[at]);
            }
        }
        return to.toByteArray();
    }
}
