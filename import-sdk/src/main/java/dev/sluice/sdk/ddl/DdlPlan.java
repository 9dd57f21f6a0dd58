package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import java.util.List;

/**
 * The statements that create what a dump has rows for, each safe to repeat but those of views.
 *
 * <p>Run databases, then tables in any order, then views one by one, each on a session whose current database is the
 * object's own: names inside a statement may be unqualified. TiDB has no {@code CREATE VIEW IF NOT EXISTS}, so look
 * whether a view exists before it is created.
 *
 * @param databases one for every schema of the dump, also those without a file
 * @param tables    those with a schema file
 * @param views     in an order in which each finds what it selects from
 * @param ignored   how many {@code SET}, {@code DROP} and the like were left out
 */
public record DdlPlan(List<Database> databases, List<Table> tables, List<View> views, int ignored) {

    public DdlPlan {
        databases = List.copyOf(databases);
        tables = List.copyOf(tables);
        views = List.copyOf(views);
    }

    /** {@code CREATE DATABASE IF NOT EXISTS}. */
    public record Database(String name, String sql) {}

    /**
     * {@code CREATE TABLE IF NOT EXISTS}.
     *
     * @param columns in order; empty when the statement does not list them, as in {@code LIKE}
     */
    public record Table(TableName name, String sql, List<TableColumn> columns) {

        public Table {
            columns = List.copyOf(columns);
        }
    }

    /** {@code CREATE VIEW}; fails when the view exists. */
    public record View(TableName name, String sql) {}
}
