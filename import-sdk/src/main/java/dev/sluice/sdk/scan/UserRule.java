package dev.sluice.sdk.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.FileRole.Packing;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file rule of the user's, checked. Names are taken as they are: no percent escape is undone. */
record UserRule(Pattern pattern, CaptureTemplate type, CaptureTemplate schema, CaptureTemplate table,
        CaptureTemplate compression) implements FileRule {

    private static final String IGNORE = "ignore";

    /**
     * Checks a rule in Lightning's order and words.
     *
     * @throws IllegalArgumentException saying the first thing that is wrong
     */
    static UserRule of(FileRuleText rule) {
        String type = text(rule.type());
        Pattern pattern = pattern(text(rule.pattern()), text(rule.path()));
        boolean inert = !text(rule.path()).isEmpty();
        UserRule checked = new UserRule(pattern, template("type", type, true, inert, pattern),
                template("schema", text(rule.schema()), !type.equals(IGNORE), inert, pattern),
                template("table", text(rule.table()), !type.equals(IGNORE) && !type.equals("schema-schema"), inert,
                        pattern),
                template("compression", text(rule.compression()), false, inert, pattern));
        template("key", text(rule.key()), false, inert, pattern);
        return checked;
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }

    private static Pattern pattern(String pattern, String path) {
        if (pattern.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException("`path` and `pattern` must not be both empty in [[mydumper.files]]");
        }
        if (!pattern.isEmpty() && !path.isEmpty()) {
            throw new IllegalArgumentException("can't set both `path` and `pattern` field in [[mydumper.files]]");
        }
        try {
            // Lightning searches for a path too, so that a.sql is also b/a.sql.gz; here it is the one file it says.
            return Pattern.compile(path.isEmpty() ? pattern : "\\A" + Pattern.quote(path) + "\\z");
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + pattern + "' is not a regular expression of Go's: "
                    + e.getDescription(), e);
        }
    }

    private static CaptureTemplate template(String field, String text, boolean required, boolean inert,
            Pattern pattern) {
        if (required && text.isEmpty()) {
            throw new IllegalArgumentException("field '" + field + "' match pattern can't be empty");
        }
        return inert ? CaptureTemplate.literal(text) : CaptureTemplate.parse(text, pattern);
    }

    @Override
    public Optional<FileRole> role(String key) {
        Matcher match = pattern.matcher(key);
        return match.find() ? Optional.of(role(key, match)) : Optional.empty();
    }

    private FileRole role(String key, Matcher match) {
        String word = type.expand(match).strip().toLowerCase(Locale.ROOT);
        String database = schema.expand(match);
        Packing packing = new Packing(compression.expand(match).strip());
        if (word.equals(IGNORE)) {
            return new FileRole.Ignored("a file rule ignores it", IgnoredFile.Because.ASKED);
        }
        if (database.isEmpty()) {
            return refused(key, "its schema is empty");
        }
        return word.equals("schema-schema")
                ? new FileRole.DatabaseSchema(database, packing)
                : ofTable(key, word, database, table.expand(match), packing);
    }

    private static FileRole ofTable(String key, String word, String database, String table, Packing packing) {
        if (table.isEmpty()) {
            return refused(key, "its table is empty");
        }
        TableName name = new TableName(database, table);
        return switch (word) {
            case "table-schema" -> new FileRole.TableSchema(name, packing);
            case "view-schema" -> new FileRole.ViewSchema(name, packing);
            case "sql" -> new FileRole.Rows(name, Format.SQL, packing, true);
            case "csv" -> new FileRole.Rows(name, Format.CSV, packing, true);
            case "parquet" -> new FileRole.Rows(name, Format.PARQUET, packing, true);
            default -> refused(key, "unknown source type '" + word + "'");
        };
    }

    private static FileRole refused(String key, String why) {
        return new FileRole.Refused(new Problem(key + ": the file rule that finds it cannot be applied: " + why, ""));
    }
}
