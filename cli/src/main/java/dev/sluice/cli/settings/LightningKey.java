package dev.sluice.cli.settings;

import dev.sluice.config.Nearest;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.FilterFiles;
import dev.sluice.sdk.scan.TableRoute;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The keys of TiDB Lightning's configuration that an import carries out, and what each becomes. A key that is not here is
 * refused: a setting that is taken and not carried out would import other rows than the user thinks.
 */
enum LightningKey {

    FILTER("mydumper.filter", (draft, value) -> draft.filter(FilterFiles.expanded(value.texts()))),

    FILES("mydumper.files", (draft, value) -> draft.files(value.listOf(FileRuleText.class))),

    DEFAULT_FILE_RULES("mydumper.default-file-rules", (draft, value) -> draft.defaultFileRules(value.flag())),

    CASE_SENSITIVE("mydumper.case-sensitive", (draft, value) -> draft.caseSensitive(value.flag())),

    ROUTES("routes", (draft, value) -> draft.routes(value.listOf(TableRoute.class))),

    SEPARATOR("mydumper.csv.separator", (draft, value) -> draft.csv().separator = value.text()),

    DELIMITER("mydumper.csv.delimiter", (draft, value) -> draft.csv().delimiter = value.text()),

    ESCAPED_BY("mydumper.csv.escaped-by", LightningKey::escape),

    ESCAPE("mydumper.csv.escape", LightningKey::escape),

    NULL("mydumper.csv.null", (draft, value) -> draft.csv().nullValues = value.texts()),

    TERMINATOR("mydumper.csv.terminator", (draft, value) -> draft.csv().terminator = value.text()),

    HEADER("mydumper.csv.header", (draft, value) -> draft.csv().header = value.flag()),

    HEADER_SCHEMA_MATCH("mydumper.csv.header-schema-match",
            (draft, value) -> draft.csv().headerSchemaMatch = value.flag()),

    IGNORE_COLUMNS("mydumper.ignore-columns", LightningKey::ignoreColumns),

    IGNORE_DATA_COLUMNS("mydumper.ignore-data-columns", LightningKey::ignoreColumns),

    /** Lightning's {@code binary} means "take the bytes as they are", which is what leaving the option out does. */
    DATA_CHARACTER_SET("mydumper.data-character-set", (draft, value) -> {
        if (!value.text().equalsIgnoreCase("binary")) {
            draft.option("character_set", value.text());
        }
    }),

    STRICT_FORMAT("mydumper.strict-format", (draft, value) -> draft.option("split_file", value.flag())),

    SQL_MODE("tidb.sql-mode", (draft, value) -> draft.sqlMode(value.text())),

    DISK_QUOTA("tikv-importer.disk-quota", (draft, value) -> draft.option("disk_quota", value.size())),

    WRITE_LIMIT("tikv-importer.store-write-bwlimit", LightningKey::writeLimit),

    WRITE_LIMIT_SPELLED("tikv-importer.store-write-bw-limit", LightningKey::writeLimit),

    TABLE_CONCURRENCY("lightning.table-concurrency", (draft, value) -> {
        if (value.number() < 1) {
            throw value.wanted("at least 1");
        }
        draft.tableConcurrency(value.number());
    }),

    CHECK_REQUIREMENTS("lightning.check-requirements", (draft, value) -> draft.checkRequirements(value.flag())),

    /** Zero, Lightning's default, is TiDB's too and is left out. */
    MAX_ERROR("lightning.max-error", (draft, value) -> {
        if (value.number() > 0) {
            draft.option("record_errors", value.number());
        }
    }),

    CHECKSUM("post-restore.checksum", (draft, value) -> draft.option("checksum_table",
            switch (value.text().toLowerCase(Locale.ROOT)) {
                case "true", "required" -> "required";
                case "optional" -> "optional";
                case "false", "off" -> "off";
                default -> throw value.wanted("one of required, optional, off");
            }));

    private final String name;
    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state; the library's interface cannot say so
    private final BiConsumer<ManifestDraft, TomlValue> meaning;

    LightningKey(String name, BiConsumer<ManifestDraft, TomlValue> meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    static LightningKey of(String name) {
        return Arrays.stream(values())
                .filter(key -> key.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(name + " is not carried out" + hint(name)));
    }

    void apply(ManifestDraft draft, TomlValue value) {
        meaning.accept(draft, value);
    }

    private static String hint(String name) {
        List<String> names = Arrays.stream(values()).map(key -> key.name).toList();
        Optional<String> meant = Nearest.to(name, names)
                .or(() -> names.stream().filter(known -> known.endsWith("." + name)).findFirst());
        if (meant.isPresent()) {
            return ", did you mean " + meant.get() + "?";
        }
        return switch (name) {
            case "mydumper.data-source-dir" -> ": say it as SOURCE";
            case "tidb.host", "tidb.port", "tidb.user", "tidb.password" -> ": choose a configured target with --target";
            default -> "; known are " + names.stream().collect(Collectors.joining(", "));
        };
    }

    private static void escape(ManifestDraft draft, TomlValue value) {
        draft.csv().escapedBy = value.text();
    }

    private static void ignoreColumns(ManifestDraft draft, TomlValue value) {
        draft.ignoreColumns(value.listOf(IgnoreColumns.class));
    }

    private static void writeLimit(ManifestDraft draft, TomlValue value) {
        draft.option("max_write_speed", value.size());
    }
}
