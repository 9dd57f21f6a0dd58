package dev.sluice.scanner;

import dev.sluice.event.LeftOut;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.check.Visible;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.plan.JobsBefore;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.plan.ServerSight;
import dev.sluice.sdk.scan.IgnoredFile;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.store.ListingInterruptedException;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one order from beginning to end, on the caller's thread. Safe to begin again at any point: it only reads,
 * until it creates what does not exist yet.
 */
final class SourceScan {
    private static final Logger LOGGER = LoggerFactory.getLogger(SourceScan.class);

    private final Configured configured;
    private final InstantSource clock;

    /** @param clock what the target's clock is compared with; nothing is decided by it */
    SourceScan(Configured configured, InstantSource clock) {
        this.configured = configured;
        this.clock = clock;
    }

    /**
     * Scans. Whatever makes this import impossible as asked is a result, an outage is not.
     *
     * @throws TidbException        when TiDB cannot be talked to now: try again later
     * @throws ScanStoppedException when the signal was given, or the thread interrupted
     */
    ScanResult run(ScanSource order, StopSignal stop) {
        return attempt(order, null, () -> order.verifying() ? verified(order) : prepared(order, stop));
    }

    /** @param ignored what is known by now to take no part */
    private static ScanResult attempt(ScanSource order, @Nullable LeftOut ignored, Supplier<ScanResult> scan) {
        try {
            return scan.get();
        } catch (InvalidRequestException e) {
            return failed(order, ScanFailure.INVALID_REQUEST, ignored, e);
        } catch (SourceUnreadableException e) {
            return failed(order, ScanFailure.SOURCE_UNREADABLE, ignored, e);
        } catch (ListingInterruptedException e) {
            throw new ScanStoppedException();
        } catch (NothingToImportException e) {
            return failed(order, ScanFailure.NOTHING_TO_IMPORT, ignored, e);
        } catch (ChecksFailedException e) {
            return failed(order, e.isOfRequest() ? ScanFailure.INVALID_REQUEST : ScanFailure.REFUSED, ignored, e);
        } catch (ScanRefusedException e) {
            return failed(order, ScanFailure.REFUSED, ignored, e);
        } catch (TidbException e) {
            if (e.failure() instanceof TidbFailure.Refused) {
                return failed(order, ScanFailure.REFUSED, ignored, e);
            }
            throw e;
        }
    }

    /** Only lists. Takes any pattern: what the target accepts is not asked, and was decided when it was imported. */
    private ScanResult verified(ScanSource order) {
        CheckedManifest manifest = CheckedManifest.of(order.manifest());
        try (ObjectStore store = configured.open(order.manifest(), manifest.source())) {
            Inventory inventory = listed(store, manifest.dump(), new Findings()).inventory();
            return completed(order, inventory, DiscoveredTables.of(order, listed(inventory)), List.of());
        }
    }

    private ScanResult prepared(ScanSource order, StopSignal stop) {
        CheckedManifest manifest = CheckedManifest.of(order.manifest());
        TidbSessions sessions = configured.target(order.manifest().target());
        try (ObjectStore store = configured.open(order.manifest(), manifest.source());
                TidbSession session = sessions.open(SessionSettings.DEFAULT)) {
            stop.check();
            OpenTarget target = new OpenTarget(TargetServer.ask(session, clock), session);
            stop.check();
            Findings findings = new Findings();
            ServerChecks.look(target.server(), findings);
            Dump dump = listed(store, manifest.dump().reaching(target.server().capabilities().wildcards()), findings);
            return attempt(order, leftOut(dump.inventory()),
                    () -> planned(order, manifest, dump, sessions, target, stop, findings));
        }
    }

    private static ScanResult planned(ScanSource order, CheckedManifest manifest, Dump dump, TidbSessions sessions,
            OpenTarget target, StopSignal stop, Findings findings) {
        NothingToImportException.throwIfAny(dump.emptiness(manifest.source().toString()));
        DumpPlan plan = dump.plan(target.catalogue(), stop::check, findings);
        // Before the look for rows: a job that begins between the two is none of these, and is seen at the end.
        JobsBefore before = JobsBefore.ask(target.jobs(), names(plan));
        before.requireFew(plan.tables(), findings);
        ImportChecks.look(manifest, plan, target, requirements(order), stop, findings);
        requireNothingCritical(findings);
        stop.check();
        SchemaCreation creation = new SchemaCreation(sessions, SessionSettings.DEFAULT,
                SchemaCreation.DEFAULT_CONCURRENCY, stop::check);
        requireSight(plan, creation, target, findings);
        plan.create(creation);
        plan.compareCreated(target.catalogue(), findings);
        before.requireSame(JobsBefore.ask(target.jobs(), names(plan)), plan.tables(), findings);
        requireNothingCritical(findings);
        return completed(order, plan.inventory(), DiscoveredTables.of(order, plan.tables(), before),
                warnings(order, findings));
    }

    /** Before the other tables are made: only for a table that exists does TiDB say whether it can read files. */
    private static void requireSight(DumpPlan plan, SchemaCreation creation, OpenTarget target, Findings findings) {
        if (ServerSight.directories(plan).isEmpty()) {
            return;
        }
        plan.first().map(PlannedTable::name).ifPresent(first -> {
            plan.create(first, creation);
            new ServerSight(target.session()).look(plan, first, findings);
        });
        requireNothingCritical(findings);
    }

    private static List<TableName> names(DumpPlan plan) {
        return plan.tables().stream().map(PlannedTable::name).toList();
    }

    private static Dump listed(ObjectStore store, DumpRequest request, Findings findings) {
        return Dump.list(store, request, findings)
                .orElseThrow(() -> new ChecksFailedException(findings.of(Severity.CRITICAL)));
    }

    private static List<PlannedTable> listed(Inventory inventory) {
        return inventory.tables().stream().map(PlannedTable::listed).toList();
    }

    private static Requirements requirements(ScanSource order) {
        return order.manifest().policy().checkRequirements() ? Requirements.CHECKED : Requirements.WAIVED;
    }

    private static void requireNothingCritical(Findings findings) {
        List<Finding> criticals = findings.of(Severity.CRITICAL);
        if (!criticals.isEmpty()) {
            throw new ChecksFailedException(criticals);
        }
    }

    private static List<String> warnings(ScanSource order, Findings findings) {
        List<String> warnings = findings.of(Severity.WARNING).stream().map(Finding::sentence).toList();
        warnings.forEach(warning -> LOGGER.atWarn()
                .addKeyValue("importId", order.importId())
                .addKeyValue("warning", warning)
                .log("a precheck warns"));
        return warnings;
    }

    private static ScanResult completed(ScanSource order, Inventory inventory, List<TableDiscovered> tables,
            List<String> warnings) {
        if (!inventory.ignored().isEmpty()) {
            LOGGER.atInfo()
                    .addKeyValue("importId", order.importId())
                    .addKeyValue("files", inventory.ignored().size())
                    .addKeyValue("first", inventory.ignored().getFirst().key())
                    .addKeyValue("reasons", reasons(inventory.ignored()))
                    .log("files of the source take no part; a dry run says why for each");
        }
        return new ScanResult(tables,
                new ScanCompleted(order.importId(), order.scanId(), inventory.tables().size(), inventory.digest(),
                        Shortened.lines(warnings), leftOut(
                                inventory)));
    }

    /** What may be missed; nothing when there is nothing. */
    private static @Nullable LeftOut leftOut(Inventory inventory) {
        List<String> missed = inventory.ignored()
                .stream()
                .filter(IgnoredFile::mayBeMissed)
                .map(file -> Visible.text(file.key()))
                .toList();
        return missed.isEmpty() ? null : LeftOut.of(missed);
    }

    /** How many files take no part for each reason. */
    private static Map<String, Long> reasons(List<IgnoredFile> ignored) {
        return ignored.stream()
                .collect(Collectors.groupingBy(IgnoredFile::reason, TreeMap::new, Collectors.counting()));
    }

    /** Of an order that cannot be carried out because of a bug: whoever reads it again would meet that too. */
    static ScanResult broken(ScanSource order, RuntimeException why) {
        // Without the exception's own words, which nobody has written for people to see.
        return new ScanResult(List.of(), new ScanFailed(order.importId(), order.scanId(), ScanFailure.REFUSED,
                "the scanner met an error that it does not know, " + why.getClass().getName() + ": this is a bug of"
                        + " Sluice. Report it with the stack in the scanner's log, where it stands with this import's"
                        + " id; nothing was submitted, so the import can be started again"));
    }

    private static ScanResult failed(ScanSource order, ScanFailure failure, @Nullable LeftOut ignored,
            RuntimeException why) {
        return new ScanResult(List.of(), new ScanFailed(order.importId(), order.scanId(), failure,
                Shortened.message(String.valueOf(why.getMessage())), ignored));
    }
}
