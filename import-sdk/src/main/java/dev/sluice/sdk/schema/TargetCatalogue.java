package dev.sluice.sdk.schema;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.zone.DataZone;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what exists in a target. Every call is one statement over the session, changes nothing, blocks, and may throw
 * {@link dev.sluice.sdk.tidb.TidbException}.
 */
public final class TargetCatalogue {
    /** A list that every server takes, of names of 64 characters. */
    private static final int TABLES_AT_ONCE = 500;

    private final TidbSession session;

    /** @param session stays the caller's to close */
    public TargetCatalogue(TidbSession session) {
        this.session = session;
    }

    /** All databases that our account may see, in lower case. */
    public Set<String> databases() {
        return session.query("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA")
                .rows()
                .stream()
                .map(row -> text(row, "SCHEMA_NAME").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The zone of its new sessions. */
    public DataZone zone() {
        return session.query("SELECT @@GLOBAL.time_zone AS zone")
                .first()
                .flatMap(row -> row.text("zone"))
                .map(DataZone::new)
                .orElseThrow(() -> new IllegalStateException("@@GLOBAL.time_zone has no value"));
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
                        TargetCatalogue::name,
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

    /**
     * The columns of many tables, in order, by folded name; those that do not exist, or that our account may not see, are
     * missing. One statement for every few hundred.
     */
    public Map<TableName, List<TableColumn>> columns(Collection<TableName> tables) {
        List<TableName> wanted = tables.stream().map(TableName::folded).distinct().sorted().toList();
        Map<TableName, List<TableColumn>> columns = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += TABLES_AT_ONCE) {
            columns.putAll(columnsOf(Set.copyOf(wanted.subList(from, Math.min(from + TABLES_AT_ONCE, wanted.size())))));
        }
        return columns;
    }

    private Map<TableName, List<TableColumn>> columnsOf(Set<TableName> tables) {
        return session.query("SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, EXTRA FROM information_schema.COLUMNS WHERE"
                + " LOWER(TABLE_SCHEMA) IN (" + list(tables.stream().map(TableName::schema))
                + ") AND LOWER(TABLE_NAME) IN ("
                + list(tables.stream().map(TableName::table)) + ") ORDER BY ORDINAL_POSITION")
                .rows()
                .stream()
                .filter(row -> tables.contains(name(row)))
                .collect(Collectors.groupingBy(TargetCatalogue::name, Collectors.mapping(
                        row -> new TableColumn(text(row, "COLUMN_NAME"), isGenerated(text(row, "EXTRA"))),
                        Collectors.toList())));
    }

    private static String list(Stream<String> values) {
        return values.distinct().sorted().map(SqlText::string).collect(Collectors.joining(", "));
    }

    private static TableName name(ResultRow row) {
        return new TableName(text(row, "TABLE_SCHEMA"), text(row, "TABLE_NAME")).folded();
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
