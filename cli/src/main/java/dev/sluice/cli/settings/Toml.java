package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;

/** Reads TOML. */
final class Toml {

    static final TomlMapper MAPPER = new TomlMapper();

    private Toml() {}

    /** Reads a whole text. */
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(TomlNumbers.readable(text));
    }
}
