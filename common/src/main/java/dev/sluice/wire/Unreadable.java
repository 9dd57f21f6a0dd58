package dev.sluice.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** The classes of reasons why a record is a dead letter, and how JSON's errors fall into them. */
public final class Unreadable {
    /** Not JSON at all. */
    public static final String UNREADABLE = "unreadable";
    /** Larger than the topic's records may be. */
    public static final String TOO_LARGE = "too-large";
    /** A {@code type} that this release does not carry out. */
    public static final String UNKNOWN_TYPE = "unknown-type";
    /** JSON of a known type that lacks something or holds what it may not. */
    public static final String INVALID = "invalid";

    private Unreadable() {}

    static UnreadableException because(JsonProcessingException e) {
        return switch (e) {
            case InvalidTypeIdException unknown -> new UnreadableException(UNKNOWN_TYPE,
                    "unknown type '" + unknown.getTypeId() + "'");
            case ValueInstantiationException refused when refused
                    .getCause() instanceof IllegalArgumentException why -> new UnreadableException(INVALID,
                            String.valueOf(why.getMessage()));
            case JsonEOFException torn -> new UnreadableException(UNREADABLE, "not JSON: it ends too early");
            case JsonParseException torn -> new UnreadableException(UNREADABLE, "not JSON: " + torn
                    .getOriginalMessage());
            default -> new UnreadableException(INVALID, e.getOriginalMessage());
        };
    }
}
