package dev.sluice.cli.show;

import dev.sluice.cli.plan.PlanDocument;
import java.util.ArrayList;
import java.util.List;

/** A plan for people. */
public final class PlanText {

    private PlanText() {}

    /** A line for each table, then the statements. */
    public static List<String> lines(PlanDocument plan) {
        if (plan.tables().isEmpty()) {
            return List.of();
        }
        TextTable text = new TextTable("SCHEMA", "TABLE", "FORMAT", "FILES", "BYTES", "PATTERN");
        List<String> statements = new ArrayList<>();
        for (PlanDocument.Table table : plan.tables()) {
            text.add(table.schema(), table.table(), table.format() == null ? "-" : table.format().word(),
                    table.files().size(), Sizes.of(table.bytes()), table.pattern() == null ? "-" : table.pattern());
            if (table.sql() != null) {
                statements.add(table.sql() + ";");
            }
        }
        List<String> lines = new ArrayList<>(text.lines());
        lines.add("");
        lines.addAll(zones(plan));
        if (!statements.isEmpty()) {
            lines.add("");
            lines.addAll(statements);
        }
        return lines;
    }

    /** One line when all rows are in one zone for one reason, else one for each table with rows. */
    private static List<String> zones(PlanDocument plan) {
        List<PlanDocument.Table> filled = plan.tables().stream().filter(table -> table.format() != null).toList();
        List<String> zones = filled.stream().map(PlanDocument.Table::timeZoneBecause).distinct().toList();
        return zones.size() == 1
                ? List.of("time zone of the rows: " + zones.getFirst())
                : filled.stream()
                        .map(table -> "time zone of the rows of " + table.schema() + "." + table.table() + ": "
                                + table.timeZoneBecause())
                        .toList();
    }
}
