package dev.sluice.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Manifest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one JSON form of everything on a topic. Safe to share. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(WholeCharacters.module())
            // The type comes first and fields keep the record's order: people read these lines.
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // A newer writer may say more than we know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addHandler(new UntypedCommand())
            .build();

    private Json() {}

    /** One line of JSON, UTF-8. */
    public static byte[] write(Object event) {
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own record cannot be written: " + event.getClass().getSimpleName(), e);
        }
    }

    /** One line of JSON, for people and samples. */
    public static String text(Object event) {
        return new String(write(event), java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Reads a record of a type.
     *
     * @throws UnreadableException saying what is wrong with it; the caller sends it to the dead letters and goes on
     */
    public static <T> T read(byte @Nullable [] bytes, Class<T> type) {
        T value = readOwn(bytes, type);
        if (value instanceof Record record) {
            refuseIncomplete(record);
        }
        return value instanceof StartImport start ? type.cast(start.ignoring(unknownWithin(bytes))) : value;
    }

    private static List<String> unknownWithin(byte @Nullable [] startImport) {
        return UnknownFields.withinParts(readOwn(startImport, JsonNode.class), MAPPER.constructType(Manifest.class),
                MAPPER.getDeserializationConfig());
    }

    /** Reads what this code wrote itself and nobody else could touch: nothing of it can be missing. */
    public static <T> T readOwn(byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw new UnreadableException(Unreadable.INVALID, "the record has no value");
        }
        try {
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new UnreadableException(Unreadable.INVALID, "the record is null");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw Unreadable.because(e);
        } catch (IOException e) {
            throw new UnreadableException(Unreadable.UNREADABLE, "not JSON: " + e.getMessage());
        }
    }

    private static void refuseIncomplete(Record read) {
        MissingPart.of(read).ifPresent(name -> {
            throw new UnreadableException(Unreadable.INVALID, name + " is missing");
        });
    }
}
