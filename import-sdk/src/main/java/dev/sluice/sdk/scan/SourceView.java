package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import java.util.List;

/**
 * A view of a dump.
 *
 * @param placeholders the files of its placeholder table, which has to be there and is not made
 */
public record SourceView(TableName name, SchemaFile schemaFile, List<SchemaFile> placeholders) {

    public SourceView {
        placeholders = List.copyOf(placeholders);
    }
}
