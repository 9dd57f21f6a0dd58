package dev.sluice.sdk.plan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.InvalidOptionException;
import dev.sluice.sdk.statement.SqlGenerator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a request can be meant of what the source turned out to hold. Pure. */
final class RequestChecks {

    private RequestChecks() {}

    static void look(Inventory inventory, DumpRequest request, Findings findings) {
        statements(inventory, request, findings);
        earlierWork(inventory, request, findings);
    }

    /** Some options go with some formats and CSV rules only. */
    private static void statements(Inventory inventory, DumpRequest request, Findings findings) {
        Set<String> problems = new LinkedHashSet<>();
        for (SourceTable table : inventory.tables()) {
            if (table.pattern().isPresent()) {
                try {
                    SqlGenerator.generate(ImportRequest.of(table, request.columns().csv(), request.options()),
                            request.rows().backslash());
                } catch (InvalidOptionException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
        problems.forEach(problem -> findings.accept(Finding.critical(Check.REQUEST_VALID, problem, "")));
    }

    /** A table that is said to be done and is not here: then it is another source that was imported before. */
    private static void earlierWork(Inventory inventory, DumpRequest request, Findings findings) {
        Set<TableName> known = inventory.tables()
                .stream()
                .map(table -> table.name().folded())
                .collect(Collectors.toSet());
        request.before()
                .named()
                .stream()
                .filter(table -> !known.contains(table.folded()))
                .map(table -> new Problem(table + ": takeOver names it, but the source has no such table",
                        "correct the source, its filter or its routes, or leave the table out of takeOver"))
                .forEach(findings.critical(Check.TAKE_OVER));
    }
}
