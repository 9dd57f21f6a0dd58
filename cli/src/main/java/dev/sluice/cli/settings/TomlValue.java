package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The value of one setting, with the leniency of Lightning's own configuration: a list may be one text.
 *
 * @param key  as it was written, for messages
 * @param node the value
 */
record TomlValue(String key, JsonNode node) {

    /** Reads what stands behind {@code KEY=}: a TOML value, or else a bare text. */
    static TomlValue of(String key, String text) {
        try {
            return new TomlValue(key, Toml.read("value = " + text).path("value"));
        } catch (JsonProcessingException e) {
            return new TomlValue(key, TextNode.valueOf(text));
        }
    }

    /** The same for a setting that is a text: {@code KEY=1} says "1". */
    static TomlValue bare(String key, String text) {
        TomlValue read = of(key, text);
        boolean isText = read.node.isTextual() || read.node.isContainerNode();
        return isText ? read : new TomlValue(key, TextNode.valueOf(text));
    }

    String text() {
        if (!node.isTextual()) {
            throw wanted("a text");
        }
        return node.textValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw wanted("true or false");
        }
        return node.booleanValue();
    }

    long number() {
        if (!node.canConvertToLong() || !node.isIntegralNumber()) {
            throw wanted("a whole number");
        }
        return node.longValue();
    }

    List<String> texts() {
        if (node.isTextual()) {
            return List.of(text());
        }
        if (!isArrayOf(JsonNode::isTextual)) {
            throw new InvalidSettingException("invalid string slice '" + shown() + "' of " + key);
        }
        return StreamSupport.stream(node.spliterator(), false).map(JsonNode::textValue).toList();
    }

    /** A list of tables, such as {@code [{pattern = "…"}, …]}, each read as one of these. */
    <T> List<T> listOf(Class<T> type) {
        tables();
        return StreamSupport.stream(node.spliterator(), false).map(element -> read(element, type)).toList();
    }

    void tables() {
        if (!isArrayOf(JsonNode::isObject)) {
            throw wanted("a list of tables: [{…}, …]");
        }
    }

    /** The value as a program would write it; what is secret in it is the caller's to know. */
    String shown() {
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** The same value under another key's rules. */
    TomlValue with(JsonNode other) {
        return new TomlValue(key, other);
    }

    private boolean isArrayOf(Predicate<JsonNode> elements) {
        return node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(elements);
    }

    private <T> T read(JsonNode element, Class<T> type) {
        try {
            return Toml.MAPPER.treeToValue(element, type);
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
