package dev.sluice.cli.plan;

import dev.sluice.config.TargetConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.schema.TargetCatalogue;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.zone.DataZone;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at a source as the scanner does and writes the statements that the executor would send. A target that takes
 * wildcards in the last part of a path only (TiDB up to 8.5) may still refuse what this accepts. Without a
 * target column lists are held against the schema files alone; where a table exists already, the scanner takes the columns that it
 * has.
 */
public final class Planner {

    private Planner() {}

    /**
     * Works the plan out; blocks on the storage and the target.
     *
     * @param store with the source's files; stays the caller's to close
     * @param tidb  where the rows would go; empty: it is not known, and not looked at
     * @throws dev.sluice.sdk.tidb.TidbException              when the target cannot be talked to
     * @throws IllegalArgumentException                           when the request itself is wrong
     * @throws dev.sluice.sdk.store.SourceUnreadableException when the source cannot be read
     */
    public static PlanDocument plan(StartImport start, ObjectStore store, Optional<TargetConfig> tidb) {
        Vertx vertx = Vertx.vertx();
        try {
            Optional<TidbSession> session = tidb.map(target -> new VertxSessions(vertx, target.tidb()).open(
                    SessionSettings.DEFAULT));
            return looked(start, store, session);
        } finally {
            vertx.close().await();
        }
    }

    private static PlanDocument looked(StartImport start, ObjectStore store, Optional<TidbSession> target) {
        DumpRequest request = target.map(session -> Capabilities.probe(session).wildcards())
                .map(start.manifest().dumpRequest()::reaching)
                .orElseGet(start.manifest()::dumpRequest);
        Findings findings = new Findings();
        return Dump.list(store, request, findings)
                .map(dump -> plan(start, dump, target, findings))
                .orElseGet(() -> new PlanDocument(start.importId().value(), List.of(), List.of(),
                        sentences(findings, Severity.WARNING), sentences(findings, Severity.CRITICAL)));
    }

    private static PlanDocument plan(StartImport start, Dump dump, Optional<TidbSession> target, Findings findings) {
        DumpPlan plan = target.map(TargetCatalogue::new)
                .map(catalogue -> dump.plan(catalogue, () -> {}, findings))
                .orElseGet(() -> dump.plan(() -> {}, findings));
        requireValid(findings);
        dump.emptiness(start.manifest().source().uri()).forEach(findings.critical(Check.SOURCE_NOT_EMPTY));
        List<String> errors = sentences(findings, Severity.CRITICAL);
        return new PlanDocument(start.importId().value(),
                errors.isEmpty() ? plan.tables().stream().map(table -> planned(plan, table)).toList() : List.of(),
                ignored(plan.inventory()), sentences(findings, Severity.WARNING), errors);
    }

    private static void requireValid(Findings findings) {
        String wrong = findings.of(Severity.CRITICAL)
                .stream()
                .filter(finding -> finding.check() == Check.REQUEST_VALID)
                .map(Finding::seen)
                .collect(Collectors.joining("\n"));
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static List<String> sentences(Findings findings, Severity severity) {
        return findings.of(severity)
                .stream()
                .map(finding -> new Problem(finding.seen(), finding.advice()).sentence())
                .toList();
    }

    private static List<PlanDocument.Ignored> ignored(Inventory inventory) {
        return inventory.ignored().stream().map(file -> new PlanDocument.Ignored(file.key(), file.reason())).toList();
    }

    private static PlanDocument.Table planned(DumpPlan plan, PlannedTable table) {
        Optional<SourcePattern> pattern = table.source().pattern();
        return new PlanDocument.Table(table.name().schema(), table.name().table(),
                pattern.map(SourcePattern::format).orElse(null),
                table.source().dataFiles().stream().map(DataFile::key).toList(), table.source().bytes(),
                pattern.map(SourcePattern::relative).orElse(null),
                pattern.map(files -> SqlGenerator.generate(plan.statement(table), plan.data(table).backslash())
                        .redacted()).orElse(null),
                table.zone().known().map(DataZone::text).orElse(null), table.zone().sentence());
    }
}
