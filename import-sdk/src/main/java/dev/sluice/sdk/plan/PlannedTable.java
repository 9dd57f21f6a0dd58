package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.TableFields;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.zone.TableZone;
import java.util.List;

/**
 * What an import does with one table.
 *
 * @param source what the dump has of it
 * @param where  where it stands before anything is created
 * @param files  what its files say
 * @param zone   in which its rows' times are
 */
public record PlannedTable(SourceTable source, Where where, TableFields files, TableZone zone) {

    /** Who has the table. */
    public enum Where {
        /** The target. */
        IN_TARGET,
        /** The dump, with a schema file; without a target that was asked it may have the table too. */
        IN_DUMP
    }

    /** A table of which nothing was read yet, for a target that nobody asked: what has no schema file must be there. */
    public static PlannedTable listed(SourceTable source) {
        return of(source, source.schemaFile().isPresent() ? Where.IN_DUMP : Where.IN_TARGET);
    }

    /** One of which nothing was read yet. */
    static PlannedTable of(SourceTable source, Where where) {
        return new PlannedTable(source, where, TableFields.UNREAD, TableZone.unknown());
    }

    PlannedTable saying(TableFields said, TableZone rows) {
        return new PlannedTable(source, where, said, rows);
    }

    /** The column list of its statement; empty for the table's own order. */
    public List<FieldTarget> fields() {
        return files.list();
    }

    /** Whether its rows go into its columns from left to right, so that their order counts. */
    boolean isReadByPlace() {
        return hasData() && !files.byName();
    }

    public TableName name() {
        return source.name();
    }

    public boolean isInTarget() {
        return where == Where.IN_TARGET;
    }

    /** Whether the dump has rows for it. */
    public boolean hasData() {
        return source.pattern().isPresent();
    }
}
