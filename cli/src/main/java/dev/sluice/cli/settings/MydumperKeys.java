package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.ignored;
import static dev.sluice.cli.settings.Fate.option;
import static dev.sluice.cli.settings.Fate.refusedBut;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.FRACTION;
import static dev.sluice.cli.settings.KeyType.SIZE;
import static dev.sluice.cli.settings.KeyType.TABLES;
import static dev.sluice.cli.settings.KeyType.TEXT;
import static dev.sluice.cli.settings.KeyType.TEXTS;
import static dev.sluice.cli.settings.LightningKey.key;

import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.TableRoute;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code [mydumper]} without its CSV rules, and {@code [[routes]]}: what is read. */
final class MydumperKeys {

    private static final String BLOCKS = "TiDB reads and divides the files";

    static final List<LightningKey> ALL = List.of(
            key("mydumper.data-source-dir", KeyType.SOURCE, "", new Fate.Placed(
                    "the source, unless SOURCE says another; keys in"
                            + " it are taken out", "say it as SOURCE")),
            key("mydumper.filter", TEXTS, "all but the system's", used("the table filter",
                    (draft, value) -> draft.filter(value.texts()))),
            key("mydumper.files", TABLES, "", used("rules for files",
                    (draft, value) -> draft.files(value.listOf(FileRuleText.class)))),
            key("mydumper.default-file-rules", FLAG, "true without `files`", used("whether names are"
                    + " tried where no rule fits", (draft, value) -> draft.defaultFileRules(value.flag()))),
            key("routes", TABLES, "", used("what tables become",
                    (draft, value) -> draft.routes(value.listOf(TableRoute.class)))),
            key("mydumper.case-sensitive", FLAG, "false", used("how filter and routes compare names",
                    (draft, value) -> draft.caseSensitive(value.flag()))),
            key("mydumper.character-set", TEXT, "auto", used("how schema files are stored",
                    MydumperKeys::characterSet)),
            key("mydumper.data-character-set", KeyType.choice("invalid `mydumper.data-character-set`: %s; known are"
                    + " binary, utf8, utf8mb4, gb18030, gbk, latin1, ascii", "binary", "utf8", "utf8mb4", "gb18030",
                    "gbk", "latin1", "ascii"), "binary", option("CHARACTER_SET unless binary",
                            "character_set", MydumperKeys::dataCharacterSet)),
            key("mydumper.data-invalid-char-replace", TEXT, "U+FFFD",
                    refusedBut("IMPORT INTO has no replacement for what is no character", "\uFFFD")),
            key("mydumper.strict-format", FLAG, "false", option("SPLIT_FILE", "split_file",
                    value -> value.flag() ? Optional.of(true) : Optional.empty())),
            key("mydumper.max-region-size", SIZE, "256MiB", ignored(BLOCKS)),
            key("mydumper.read-block-size", SIZE, "64KiB", ignored(BLOCKS)),
            key("mydumper.batch-size", SIZE, "100GiB", ignored(BLOCKS)),
            key("mydumper.batch-import-ratio", FRACTION, "0.75", ignored(BLOCKS)),
            key("mydumper.source-id", TEXT, "", refusedBut("a source's name can fill no column", "")),
            key("mydumper.no-schema", FLAG, "false", ignored("it has no effect in Lightning either: what exists is left"
                    + " as it is")),
            key("mydumper.ignore-columns", TABLES, "", used("which columns of CSV files are dropped",
                    MydumperKeys::ignoreColumns)).alsoCalled("mydumper.ignore-data-columns"));

    private MydumperKeys() {}

    private static void characterSet(ManifestDraft draft, TomlValue value) {
        try {
            draft.characterSet(value.text());
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("mydumper.character-set: " + e.getMessage());
        }
    }

    private static void ignoreColumns(ManifestDraft draft, TomlValue value) {
        draft.ignoreColumns(value.listOf(IgnoreColumns.class));
    }

    /** Lightning's {@code binary} means "take the bytes as they are", which is what leaving the option out does. */
    private static Optional<Object> dataCharacterSet(TomlValue value) {
        String name = value.text().toLowerCase(Locale.ROOT);
        return name.equals("binary") ? Optional.empty() : Optional.of(name);
    }
}
