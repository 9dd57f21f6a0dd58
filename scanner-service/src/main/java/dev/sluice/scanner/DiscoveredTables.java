package dev.sluice.scanner;

import dev.sluice.event.Manifest;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.plan.JobsBefore;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.zone.DataZone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words what a scan found for the coordinator. */
final class DiscoveredTables {

    private DiscoveredTables() {}

    /** One fact per table; a table without data has an empty location and no format. */
    static List<TableDiscovered> of(ScanSource order, List<PlannedTable> tables, JobsBefore jobs) {
        EarlierWork before = EarlierWork.of(order.manifest().doneBefore());
        return tables.stream().map(table -> fact(order, table, jobs.of(table), before)).toList();
    }

    /** The same of a source that is only compared with what it was: nothing is submitted for it. */
    static List<TableDiscovered> of(ScanSource order, List<PlannedTable> tables) {
        EarlierWork before = EarlierWork.of(order.manifest().doneBefore());
        return tables.stream().map(table -> fact(order, table, null, before)).toList();
    }

    private static TableDiscovered fact(ScanSource order, PlannedTable planned, @Nullable List<Long> jobs,
            EarlierWork before) {
        Manifest manifest = order.manifest();
        SourceTable table = planned.source();
        TablePlan plan = new TablePlan(table.pattern().map(SourcePattern::location).orElse(""),
                manifest.source().credentials(), table.pattern().map(SourcePattern::format).orElse(null),
                planned.fields().stream().map(FieldTarget::text).toList(),
                manifest.csv(), manifest.statementOptions(), manifest.sqlMode(),
                table.exactBytes().isPresent() ? table.exactBytes().getAsLong() : null, null, jobs,
                planned.zone().known().map(DataZone::text).orElse(null), planned.files().rows().known());
        return new TableDiscovered(order.importId(), order.scanId(), table.name().schema(), table.name().table(),
                before.jobOf(table.name()).map(plan::adopting).orElse(plan),
                table.dataFiles().size(), table.bytes(), table.digest(),
                before.hasFinished(table.name()) ? "TiDB Lightning had finished it" : null);
    }
}
