package dev.sluice.sdk.schema;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads what exists in a target. Every call is one statement over the session, changes nothing, blocks, and may throw
 * {@link dev.sluice.sdk.tidb.TidbException}.
 */
public final class TargetCatalogue {
    private final TidbSession session;

    /** @param session stays the caller's to close */
    public TargetCatalogue(TidbSession session) {
        this.session = session;
    }

    /** Tables and views of these schemas, by folded name. */
    public Map<TableName, TargetTable> tables(Collection<String> schemas) {
        if (schemas.isEmpty()) {
            return Map.of();
        }
        String names = schemas.stream()
                .map(name -> SqlText.string(name.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        return session.query("SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE FROM information_schema.TABLES"
                + " WHERE LOWER(TABLE_SCHEMA) IN (" + names + ")")
                .rows()
                .stream()
                .collect(Collectors.toMap(
                        row -> new TableName(text(row, "TABLE_SCHEMA"), text(row, "TABLE_NAME")).folded(),
                        row -> TargetTable.ofType(text(row, "TABLE_TYPE")), (one, same) -> one));
    }

    /** Whether a table that exists has at least one row. */
    public boolean hasRows(TableName table) {
        return session.query("SELECT 1 FROM " + SqlText.table(table) + " LIMIT 1").first().isPresent();
    }

    /** The columns of a table that exists, in order. */
    public List<TableColumn> columns(TableName table) {
        return session.query("SELECT COLUMN_NAME, EXTRA FROM information_schema.COLUMNS WHERE LOWER(TABLE_SCHEMA) = "
                + SqlText.string(table.folded().schema()) + " AND LOWER(TABLE_NAME) = "
                + SqlText.string(table.folded().table()) + " ORDER BY ORDINAL_POSITION")
                .rows()
                .stream()
                .map(row -> new TableColumn(text(row, "COLUMN_NAME"), isGenerated(text(row, "EXTRA"))))
                .toList();
    }

    // "VIRTUAL GENERATED" or "STORED GENERATED"; "DEFAULT_GENERATED" is a computed default of an ordinary column.
    private static boolean isGenerated(String extra) {
        String words = " " + extra.toUpperCase(Locale.ROOT) + " ";
        return words.contains(" GENERATED ");
    }

    private static String text(ResultRow row, String label) {
        return row.text(label).orElse("");
    }
}
