package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.TableFields;
import dev.sluice.sdk.ddl.DdlPlan;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import dev.sluice.sdk.zone.TableZone;
import dev.sluice.sdk.zone.ZoneChoice;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** In which zone the rows of each table are: by the request, the files, and the target. Pure. */
final class PlannedZones {
    private final ZoneChoice choice;
    private final Map<TableName, NamedZone> schemas = new HashMap<>();

    /** @param servers the zone of the target's new sessions; empty when no target was asked */
    PlannedZones(RowSettings asked, Optional<DataZone> servers, DdlPlan ddl) {
        this.choice = new ZoneChoice(asked.zone(), servers);
        ddl.tables().forEach(table -> table.zone().ifPresent(zone -> schemas.put(table.name(), zone)));
    }

    /** @param problem told when files contradict the request or each other */
    TableZone of(TableName table, TableFields said, Consumer<Problem> problem) {
        return choice.of(table, said.zones(), Optional.ofNullable(schemas.get(table)), problem);
    }
}
