package dev.sluice.cli.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The value of one setting, with the leniency of Lightning's own configuration: a list may be one text.
 *
 * @param key  as it was written, for messages
 * @param node the value
 */
record TomlValue(String key, JsonNode node) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\[tnr]");

    /** Reads what stands behind {@code KEY=}: a TOML value, or else a bare text. */
    static TomlValue of(String key, String text) {
        try {
            JsonNode read = Toml.read("value = " + text);
            return new TomlValue(key, read.size() == 1 ? read.path("value") : TextNode.valueOf(text));
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

    /**
     * The same where a text is often an unprintable character.
     *
     * @throws InvalidSettingException for a bare word with a backslash and a letter that are one character in TOML only
     */
    static TomlValue characters(String key, String text) {
        TomlValue read = bare(key, text);
        if (ESCAPE.matcher(text).find() && read.node.isTextual() && read.text().equals(text)) {
            throw new InvalidSettingException(key + "=" + text
                    + " says a backslash and a letter. Say the character that"
                    + " they stand for as a TOML string, --set '" + key + "=\"" + text + "\"', and the two of them as"
                    + " --set \"" + key + "='" + text + "'\"");
        }
        return read;
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
            throw wanted(node.isIntegralNumber() ? "a whole number up to " + Long.MAX_VALUE : "a whole number");
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
        requireEachFieldOnce(element);
        try {
            return Toml.MAPPER.treeToValue(element, type);
        } catch (ValueInstantiationException e) {
            throw new InvalidSettingException(key + ": " + e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw wanted("a list of tables whose fields are texts");
        }
    }

    /** A field has two spellings in a manifest; the reader would take one of them in silence. */
    private void requireEachFieldOnce(JsonNode element) {
        Map<String, String> seen = new HashMap<>();
        element.fieldNames().forEachRemaining(field -> {
            String before = seen.putIfAbsent(field.toLowerCase(Locale.ROOT).replace("-", ""), field);
            if (before != null) {
                throw new InvalidSettingException(key + ": the same field is given twice, as " + before + " and as "
                        + field + ": leave one out");
            }
        });
    }

    InvalidSettingException wanted(String what) {
        return new InvalidSettingException(key + " must be " + what);
    }
}
