package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

/** Reads TOML. */
final class Toml {

    /** Knows fields in upper and lower case, as Lightning does. */
    static final TomlMapper MAPPER = TomlMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build();

    private Toml() {}

    /** Reads a whole text. */
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(TomlNumbers.readable(text));
    }
}
