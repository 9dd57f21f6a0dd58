package dev.sluice.cli.settings;

import static dev.sluice.cli.settings.Fate.mapped;
import static dev.sluice.cli.settings.Fate.mappedUnless;
import static dev.sluice.cli.settings.Fate.refusedBut;
import static dev.sluice.cli.settings.Fate.used;
import static dev.sluice.cli.settings.KeyType.CHARACTERS;
import static dev.sluice.cli.settings.KeyType.FLAG;
import static dev.sluice.cli.settings.KeyType.NULLS;
import static dev.sluice.cli.settings.LightningKey.key;

import java.util.List;

/** {@code [mydumper.csv]}. What goes with what is in {@link CsvChecks}. */
final class CsvKeys {

    static final List<LightningKey> ALL = List.of(
            key("mydumper.csv.separator", CHARACTERS, "`,`", mapped("FIELDS_TERMINATED_BY",
                    (draft, value) -> draft.csv().separator = value.text())),
            key("mydumper.csv.delimiter", CHARACTERS, "`\"`", mapped("FIELDS_ENCLOSED_BY",
                    (draft, value) -> draft.csv().delimiter = value.text())),
            key("mydumper.csv.terminator", CHARACTERS, "any line end", mappedUnless(value -> value.text().isEmpty(),
                    "LINES_TERMINATED_BY unless empty",
                    (draft, value) -> draft.csv().terminator = value.text())),
            key("mydumper.csv.escaped-by", CHARACTERS, "`\\`", mapped("FIELDS_ESCAPED_BY; empty only with"
                    + " `backslash-escape = false`", (draft, value) -> draft.csv().escapedBy = value.text())),
            key("mydumper.csv.backslash-escape", FLAG, "true", mapped("FIELDS_ESCAPED_BY, where `escaped-by` is empty"
                    + " or a backslash", (draft, value) -> draft.csv().backslashEscape(value.flag()))),
            key("mydumper.csv.null", NULLS, "`\\N`", mapped("FIELDS_DEFINED_NULL_BY", CsvKeys::nulls)),
            key("mydumper.csv.not-null", FLAG, "false", refusedBut("IMPORT INTO always has a spelling of NULL; set"
                    + " mydumper.csv.null to a text that no field holds", "false")),
            key("mydumper.csv.header", FLAG, "true", mapped("SKIP_ROWS=1 and the column list, when true",
                    (draft, value) -> draft.csv().header = value.flag())),
            key("mydumper.csv.header-schema-match", FLAG, "true", used("whether a header names the columns, or"
                    + " is skipped", (draft, value) -> draft.csv().headerSchemaMatch = value.flag())),
            key("mydumper.csv.trim-last-separator", FLAG, "false", refusedBut("IMPORT INTO keeps a last separator; when"
                    + " every line, the header too, ends with one, set mydumper.csv.terminator to separator and line"
                    + " end", "false")));

    private CsvKeys() {}

    /** Lightning reads an empty list as the empty text. */
    private static void nulls(ManifestDraft draft, TomlValue value) {
        draft.csv().nullValues = value.texts().isEmpty() ? List.of("") : value.texts();
    }
}
