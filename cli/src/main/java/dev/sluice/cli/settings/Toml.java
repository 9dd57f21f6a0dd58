package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Reads TOML. */
final class Toml {

    static final TomlMapper MAPPER = new TomlMapper();

    /** A setting that is a whole number of many digits. */
    private static final Pattern LONG_NUMBER = Pattern.compile(
            "(?m)(?<==[ \\t]{0,99})\\d[\\d_]{17,}\\d(?=[ \\t]*(?:#.*)?$)");

    private Toml() {}

    /**
     * Reads a whole text. Jackson (2.22) reads a decimal number of 19 digits as another one, such as Lightning's own
     * "unlimited", 9223372036854775807; in hexadecimal it reads it right.
     */
    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(LONG_NUMBER.matcher(text)
                .replaceAll(number -> "0x" + new BigInteger(number.group().replace("_", "")).toString(16)));
    }
}
