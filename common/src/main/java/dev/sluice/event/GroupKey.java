package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What marks an import's jobs in TiDB ({@code GROUP_KEY}): readable, and never reused even when an import id is.
 *
 * <p>It is made from where the accepted {@code start-import} lies (topic id and offset), so it survives any crash and any
 * replay, while a second import under the same id has another one. TiDB 9.0 takes 1 to 256 of {@code A-Z a-z 0-9 _ -}.
 *
 * @param value the text
 */
public record GroupKey(@JsonValue String value) {
    private static final int HASH_DIGITS = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroupKey {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a group key is never empty");
        }
    }

    /**
     * The key of the import whose {@code start-import} was accepted at this place.
     *
     * @param topicId Kafka's id of the commands topic: a topic made anew has another one
     */
    public static GroupKey of(ImportId importId, String topicId, long offset) {
        return new GroupKey(importId + "-" + hash(topicId + "@" + offset));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
