package dev.sluice.cli.settings;

import dev.sluice.event.CsvSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV rules while options are still being added; an unset field stays unset. Not safe to share. */
final class CsvDraft {

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

    CsvSettings settings() {
        return new CsvSettings(separator, delimiter, escapedBy, nullValues, terminator, header,
                headerSchemaMatch);
    }
}
