package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.schema.TargetCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The columns of each table: the target's own where it has the table, else those that its schema file says. */
final class KnownColumns {
    private final DdlPlan ddl;
    private final Map<TableName, List<TableColumn>> defined;
    private final Optional<Map<TableName, List<TableColumn>>> inTarget;

    private KnownColumns(DdlPlan ddl, Optional<Map<TableName, List<TableColumn>>> inTarget) {
        this.ddl = ddl;
        this.defined = ddl.columns();
        this.inTarget = inTarget;
    }

    /** As far as schema files say them. */
    static KnownColumns ofDump(DdlPlan ddl) {
        return new KnownColumns(ddl, Optional.empty());
    }

    /** Asks the target for all that may be needed, in a few statements. */
    static KnownColumns ofTarget(TargetCatalogue target, DdlPlan ddl, List<PlannedTable> tables) {
        Stream<TableName> names = tables.stream()
                .filter(PlannedTable::hasData)
                .flatMap(table -> table.isInTarget() ? Stream.of(table.name()) : ddl.original(table.name()).stream());
        return new KnownColumns(ddl, Optional.of(target.columns(names.toList())));
    }

    /** None in the list when nothing says them; itself empty when it cannot be known, or was told before. */
    Optional<List<TableColumn>> of(PlannedTable table) {
        return inTarget.isEmpty() ? inDump(table.name()) : switch (table.where()) {
            case IN_TARGET -> Optional.of(found(table.name()));
            case IN_DUMP -> Optional.ofNullable(defined.get(table.name()))
                    .map(said -> said.isEmpty() ? copied(table.name()) : said);
        };
    }

    /** Where a table copies one that is not in the dump, only the target knows its columns. */
    private Optional<List<TableColumn>> inDump(TableName name) {
        return Optional.ofNullable(defined.get(name)).filter(said -> !said.isEmpty());
    }

    /** Of a table that becomes a copy of one that is in the target only. */
    private List<TableColumn> copied(TableName name) {
        return ddl.original(name).map(this::found).orElse(List.of());
    }

    private List<TableColumn> found(TableName name) {
        return inTarget.map(columns -> columns.get(name.folded())).orElse(List.of());
    }
}
