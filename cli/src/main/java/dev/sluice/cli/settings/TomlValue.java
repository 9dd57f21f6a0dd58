package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The value of one setting, with the leniency of Lightning's own configuration: a size may be a number or a text, a list
 * may be one text.
 *
 * @param key  for messages
 * @param node the value
 */
record TomlValue(String key, JsonNode node) {

    private static final TomlMapper TOML = new TomlMapper();

    /** Every unit counts in 1024, with or without the {@code i}. */
    private static final Pattern SIZE = Pattern.compile("(?i)\\d+ ?([kmgtp]i?b?|b)?");

    /** Reads what stands behind {@code KEY=}: a TOML value, or else a bare text. */
    static TomlValue of(String key, String text) {
        try {
            return new TomlValue(key, TOML.readTree("value = " + text).path("value"));
        } catch (JsonProcessingException e) {
            return new TomlValue(key, TextNode.valueOf(text));
        }
    }

    String text() {
        if (node.isContainerNode()) {
            throw wanted("a text");
        }
        return node.asText();
    }

    boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wanted("true or false");
        };
    }

    int number() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw wanted("a whole number");
        }
    }

    /** A size as {@code IMPORT INTO} takes it: a text, also for a bare number of bytes. */
    String size() {
        if (!SIZE.matcher(text()).matches()) {
            throw wanted("a size such as 100GiB");
        }
        return text();
    }

    List<String> texts() {
        if (!node.isArray()) {
            return List.of(text());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .map(element -> new TomlValue(key, element).text())
                .toList();
    }

    /** A list of tables, such as {@code [{pattern = "…"}, …]}, each read as one of these. */
    <T> List<T> listOf(Class<T> type) {
        if (!node.isArray()) {
            throw wanted("a list of tables: [{…}, …]");
        }
        return StreamSupport.stream(node.spliterator(), false).map(element -> read(element, type)).toList();
    }

    private <T> T read(JsonNode element, Class<T> type) {
        try {
            return TOML.treeToValue(element, type);
        } catch (ValueInstantiationException e) {
            throw new InvalidSettingException(key + ": " + e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw wanted("a list of tables whose fields are texts");
        }
    }

    InvalidSettingException wanted(String what) {
        return new InvalidSettingException(key + " must be " + what);
    }
}
