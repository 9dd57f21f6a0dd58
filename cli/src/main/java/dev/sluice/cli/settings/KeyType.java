package dev.sluice.cli.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What values a setting of Lightning takes.
 *
 * @param word    for the reference page
 * @param bare    how a bare word of the command line is read
 * @param isTable whether dotted keys below it are parts of the value
 * @param checked throws {@link InvalidSettingException} for a value that Lightning would refuse, in its words where they
 *                help
 */
record KeyType(String word, Bare bare, boolean isTable, Consumer<TomlValue> checked) {

    /** What a word is behind {@code KEY=} that is no TOML value. */
    enum Bare {
        /** Something else than this setting takes, or a word of it. */
        NONE,
        /** A text, whatever it looks like, with its blanks. */
        TEXT,
        /** The same, but that what looks like an escape is told: it would be two characters. */
        CHARACTERS
    }

    static final KeyType TEXT = new KeyType("text", Bare.TEXT, false, TomlValue::text);

    /** A text that nobody may see. */
    static final KeyType SECRET = new KeyType("secret text", Bare.TEXT, false, TomlValue::text);

    /** Where files lie: may hold keys. */
    static final KeyType SOURCE = new KeyType("directory or URI", Bare.TEXT, false, TomlValue::text);

    /** A text of the files' own, often a character that does not print. */
    static final KeyType CHARACTERS = new KeyType("text", Bare.CHARACTERS, false, TomlValue::text);

    static final KeyType NULLS = new KeyType("text or list of texts", Bare.CHARACTERS, false, TomlValue::texts);

    static final KeyType TEXTS = new KeyType("text or list of texts", Bare.TEXT, false, TomlValue::texts);

    static final KeyType FLAG = new KeyType("true or false", Bare.NONE, false, TomlValue::flag);

    static final KeyType NUMBER = new KeyType("whole number", Bare.NONE, false, TomlValue::number);

    static final KeyType FRACTION = new KeyType("number", Bare.NONE, false, value -> {
        if (!value.node().isNumber()) {
            throw value.wanted("a number");
        }
    });

    static final KeyType SIZE = new KeyType("size", Bare.NONE, false, ByteSize::bytes);

    static final KeyType DURATION = new KeyType("duration", Bare.TEXT, false, GoDuration::check);

    static final KeyType TABLES = new KeyType("list of tables", Bare.NONE, false, TomlValue::tables);

    static final KeyType MAP = new KeyType("table", Bare.NONE, true, value -> {
        if (!value.node().isObject()) {
            throw value.wanted("a table of values");
        }
    });

    static final KeyType LEVEL = new KeyType("true, false, `required`, `optional` or `off`", Bare.NONE, false,
            KeyType::level);

    static final KeyType KEEP = new KeyType("true, false, `remove`, `rename` or `origin`", Bare.NONE, false, value -> {
        if (!List.of("true", "false", "remove", "rename", "origin").contains(lower(value))) {
            throw new InvalidSettingException("invalid keep strategy '" + value.shown() + "' of " + value.key()
                    + ", please choose valid option between ['remove', 'rename', 'origin']");
        }
    });

    static final KeyType CONFLICT = new KeyType("empty, `none`, `replace`, `ignore` or `error`", Bare.TEXT, false,
            KeyType::conflict);

    static final KeyType MAX_ERROR = new KeyType("whole number, or table with `type`", Bare.NONE, true,
            KeyType::maxError);

    /** @param sentence when it is another word, which stands where {@code %s} does */
    static KeyType choice(String sentence, String... words) {
        List<String> known = List.of(words);
        String shown = known.stream()
                .map(word -> word.isEmpty() ? "empty" : "`" + word + "`")
                .collect(Collectors.joining(", "));
        return new KeyType(shown, Bare.TEXT, false, value -> {
            if (!known.contains(value.text().toLowerCase(Locale.ROOT))) {
                throw new InvalidSettingException(sentence.formatted(value.text()));
            }
        });
    }

    /** The text of {@code KEY=VALUE} as a value of this type. */
    TomlValue argument(String key, String text) {
        return switch (bare) {
            case NONE -> TomlValue.of(key, text.strip());
            case TEXT -> TomlValue.bare(key, text);
            case CHARACTERS -> TomlValue.characters(key, text);
        };
    }

    /** How many errors of a type: less than none is none. */
    static long maxError(TomlValue value) {
        JsonNode given = value.node();
        JsonNode type = given.isObject() ? given.path("type") : given;
        if (!given.isObject() && !given.isIntegralNumber()) {
            throw new InvalidSettingException("invalid max-error '" + value.shown()
                    + "', should be an integer or a map of string:int64");
        }
        given.fieldNames().forEachRemaining(name -> {
            if (!name.equals("type") && !name.equals("conflict")) {
                throw new InvalidSettingException("config file contained unknown configuration options: "
                        + value.key() + "." + name);
            }
        });
        return type.isIntegralNumber() ? Math.max(0, value.with(type).number()) : 0;
    }

    /** One of {@code required}, {@code optional}, {@code off}. */
    static String level(TomlValue value) {
        return switch (lower(value)) {
            case "true", "required" -> "required";
            case "optional" -> "optional";
            case "false", "off" -> "off";
            default -> throw new InvalidSettingException(value.key() + ": invalid op level '" + value.shown()
                    + "', please choose valid option between ['off', 'optional', 'required']");
        };
    }

    /** Empty, {@code replace}, {@code ignore} or {@code error}; two names of former versions mean {@code replace}. */
    static String conflict(TomlValue value) {
        return switch (value.text().toLowerCase(Locale.ROOT)) {
            case "", "none" -> "";
            case "replace", "remove", "record" -> "replace";
            case "ignore" -> "ignore";
            case "error" -> "error";
            default -> throw new InvalidSettingException(value.key() + ": unsupported conflict strategy '"
                    + value.text() + "', please choose valid option between ['', 'replace', 'ignore', 'error']");
        };
    }

    private static String lower(TomlValue value) {
        boolean says = value.node().isBoolean() || value.node().isTextual();
        return says ? value.shown().toLowerCase(Locale.ROOT) : "";
    }
}
