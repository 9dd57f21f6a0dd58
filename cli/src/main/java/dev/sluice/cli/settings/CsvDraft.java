package dev.sluice.cli.settings;

import dev.sluice.event.CsvSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV rules while options are still being added; an unset field stays unset. Not safe to share. */
final class CsvDraft {

    private static final String BACKSLASH = "\\";

    @Nullable
    String separator;
    @Nullable
    String delimiter;
    @Nullable
    String escapedBy;
    @Nullable
    List<String> nullValues;
    @Nullable
    String terminator;
    @Nullable
    Boolean header;
    @Nullable
    Boolean headerSchemaMatch;

    CsvDraft(CsvSettings from) {
        separator = from.separator();
        delimiter = from.delimiter();
        escapedBy = from.escapedBy();
        nullValues = from.nullValues();
        terminator = from.terminator();
        header = from.header();
        headerSchemaMatch = from.headerSchemaMatch();
    }

    /** Lightning's former way to say whether a backslash escapes; another escape stays. */
    void backslashEscape(boolean wanted) {
        String now = escapedBy == null ? BACKSLASH : escapedBy;
        if (now.isEmpty() && wanted) {
            escapedBy = BACKSLASH;
        } else if (now.equals(BACKSLASH) && !wanted) {
            escapedBy = "";
        }
    }

    CsvSettings settings() {
        return new CsvSettings(separator, delimiter, escapedBy, nullValues, terminator, header,
                headerSchemaMatch);
    }
}
