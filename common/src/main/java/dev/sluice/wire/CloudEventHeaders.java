package dev.sluice.wire;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * CloudEvents 1.0, Kafka binding, binary mode: attributes as {@code ce_} headers, the body as it is.
 *
 * <p>The id is made of type, key and body: a fact that is published again is provably the same event.
 */
public final class CloudEventHeaders {
    private static final String TYPE_PREFIX = "dev.sluice.";

    private CloudEventHeaders() {}

    /**
     * The headers of one record.
     *
     * @param source which part of Sluice speaks, such as {@code /sluice/scanner}
     * @param type   the body's {@code type}
     * @param key    the record key
     */
    public static Headers of(String source, String type, String key, byte[] body) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id(type, key, body));
        add(headers, "ce_source", source);
        add(headers, "ce_type", TYPE_PREFIX + type);
        add(headers, "ce_subject", key);
        add(headers, "content-type", "application/json");
        return headers;
    }

    private static String id(String type, String key, byte[] body) {
        byte[] head = (type + "\n" + key + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return UUID.nameUUIDFromBytes(all).toString();
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
