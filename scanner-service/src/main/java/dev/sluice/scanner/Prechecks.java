package dev.sluice.scanner;

import dev.sluice.config.CredentialConfig;
import dev.sluice.config.SecretUnavailableException;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.plan.ServerSight;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ResourceParameters;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a scan would find in a source and a target, told instead of thrown: what cannot be looked at keeps nothing else
 * from being looked at. Reads only. Blocks.
 */
public final class Prechecks {
    private static final int MOST_ZONES = 5;

    private final Configured configured;
    private final InstantSource clock;

    /**
     * @param targets     by the name that manifests use; none: targets are left out
     * @param credentials by the name that manifests use
     * @param clock       what the target's is compared with
     */
    public Prechecks(Map<String, TidbSessions> targets, Map<String, CredentialConfig> credentials,
            InstantSource clock) {
        this.configured = new Configured(targets, credentials);
        this.clock = clock;
    }

    /** Looks at a target alone. */
    public List<Finding> ofTarget(String name) {
        Findings findings = new Findings();
        Optional<TidbSession> session = session(name, findings);
        session.ifPresent(open -> {
            try (open) {
                server(open, OptionalInt.empty(), findings).ifPresent(server -> account(open, findings));
            }
        });
        return findings.all();
    }

    /** Looks at all that an import of this manifest would meet. */
    public List<Finding> of(Manifest manifest) {
        Findings findings = new Findings();
        Optional<CheckedManifest> request = request(manifest, findings);
        Optional<TidbSession> session = session(manifest.target(), findings);
        try {
            Optional<TargetServer> server = session.flatMap(open -> server(open, threads(manifest), findings));
            request.ifPresent(checked -> source(manifest, checked, session, server, findings));
        } finally {
            session.ifPresent(TidbSession::close);
        }
        return manifest.policy().checkRequirements()
                ? findings.all()
                : findings.all().stream().map(Waiver::of).toList();
    }

    private static Optional<CheckedManifest> request(Manifest manifest, Findings findings) {
        try {
            return Optional.of(CheckedManifest.of(manifest));
        } catch (InvalidRequestException e) {
            invalid(e, findings);
            return Optional.empty();
        }
    }

    private Optional<TidbSession> session(String target, Findings findings) {
        if (configured.targets().isEmpty()) {
            findings.accept(Finding.info(Check.TARGET_REACHABLE, "no target is configured for this command",
                    "run it with the services' settings, --services FILE, or set SLUICE_TARGETS_DEFAULT_URL and _USER"));
            return Optional.empty();
        }
        try {
            TidbSession session = configured.target(target).open(SessionSettings.DEFAULT);
            findings.accept(Finding.ok(Check.TARGET_REACHABLE, "target " + target + " lets us in"));
            return Optional.of(session);
        } catch (InvalidRequestException e) {
            invalid(e, findings);
        } catch (TidbException e) {
            away(e, findings);
        }
        return Optional.empty();
    }

    private Optional<TargetServer> server(TidbSession session, OptionalInt threads, Findings findings) {
        try {
            TargetServer server = TargetServer.ask(session, clock);
            ServerChecks.look(server, findings);
            findings.accept(ServerZone.ask(session).finding());
            JobSlots.look(session, threads, findings);
            findings.accept(Finding.info(Check.NO_CDC_PITR, "not visible to a client", "TiDB looks when a job is"
                    + " submitted and refuses while a log backup or a change feed runs; end them before"));
            return Optional.of(server);
        } catch (ChecksFailedException e) {
            e.findings().forEach(findings);
        } catch (TidbException e) {
            away(e, findings);
        }
        return Optional.empty();
    }

    /** As many as the request gives each job; TiDB decides when it does not say, and in the form that it cannot mean. */
    private static OptionalInt threads(Manifest manifest) {
        return manifest.options().get("thread") instanceof Number threads && threads.intValue() > 0
                ? OptionalInt.of(threads.intValue())
                : OptionalInt.empty();
    }

    private static void account(TidbSession session, Findings findings) {
        try {
            GrantChecks.lookEverywhere(Account.ask(session), GrantChecks.ask(session), findings);
        } catch (TidbException e) {
            away(e, findings);
        }
    }

    private void source(Manifest manifest, CheckedManifest request, Optional<TidbSession> session,
            Optional<TargetServer> server, Findings findings) {
        try (ObjectStore store = configured.open(manifest, request.source())) {
            DumpRequest asked = request.dump()
                    .reaching(server.map(found -> found.capabilities().wildcards())
                            .orElse(WildcardReach.EVERY_SEGMENT));
            Dump.list(store, asked, findings)
                    .ifPresent(dump -> planned(request, dump,
                            server.map(found -> new OpenTarget(found, session.orElseThrow())),
                            configured.parameters(manifest, request.source()), findings));
        } catch (InvalidRequestException e) {
            invalid(e, findings);
        } catch (SourceUnreadableException e) {
            findings.accept(Finding.critical(Check.SOURCE_READABLE, e.problem()));
        } catch (SecretUnavailableException e) {
            findings.accept(Finding.critical(Check.SOURCE_READABLE, String.valueOf(e.getMessage()), ""));
        } catch (ChecksFailedException e) {
            e.findings().forEach(findings);
        } catch (TidbException e) {
            away(e, findings);
        }
    }

    private static void planned(CheckedManifest request, Dump dump, Optional<OpenTarget> target,
            ResourceParameters keys,
            Findings findings) {
        listed(request, dump, findings);
        DumpPlan plan;
        if (target.isEmpty()) {
            plan = dump.plan(() -> {}, findings);
        } else {
            plan = dump.plan(target.get().catalogue(), () -> {}, findings);
            ImportChecks.look(request, plan, target.get(), Requirements.CHECKED, new StopSignal(), findings);
            prepared(dump.inventory(), findings);
            sight(plan, target.get(), keys, findings);
        }
        findings.okUnlessFound(Check.REQUEST_VALID, "all of it has a meaning");
        findings.okUnlessFound(Check.OBJECT_NAMES, "TiDB can take all names");
        findings.okUnlessFound(Check.SIZES, "within what TiDB documents for one job");
        findings.okUnlessFound(Check.SCHEMA_FILES, "all can be read");
        findings.okUnlessFound(Check.CSV_HEADERS, "every header that is read names the columns of its table");
        findings.okUnlessFound(Check.TIME_ZONES, "rows are in time zone " + plan.tables()
                .stream()
                .filter(PlannedTable::hasData)
                .map(table -> table.zone().sentence())
                .distinct()
                .limit(MOST_ZONES)
                .collect(Collectors.joining("; ")));
    }

    private static void sight(DumpPlan plan, OpenTarget target, ResourceParameters keys, Findings findings) {
        Optional<PlannedTable> first = plan.first().filter(PlannedTable::isInTarget);
        if (first.isEmpty()) {
            findings.accept(Finding.info(Check.SOURCE_SEEN_BY_TARGET,
                    ServerSight.directories(plan).isEmpty()
                            ? "TiDB can only be asked where a table exists; it says whether it can read the bucket when the"
                                    + " first job is submitted"
                            : "TiDB is asked whether it can read the files once it has the first table", ""));
        } else {
            new ServerSight(target.session(), keys).look(plan, first.get().name(), findings);
            findings.okUnlessFound(Check.SOURCE_SEEN_BY_TARGET, ServerSight.directories(plan).isEmpty()
                    ? "TiDB can look into the bucket"
                    : "TiDB can look into every directory");
        }
    }

    private static void listed(CheckedManifest request, Dump dump, Findings findings) {
        Inventory inventory = dump.inventory();
        findings.accept(Finding.ok(Check.SOURCE_READABLE, request.source() + " can be listed"));
        findings.accept(Finding.ok(Check.FILES_FIT_TABLES, inventory.ignored().isEmpty()
                ? "every file has its place"
                : inventory.ignored().size() + " files take no part; a dry run says why for each"));
        int files = inventory.tables().stream().mapToInt(table -> table.dataFiles().size()).sum();
        String seen = inventory.tables().size() + " tables, " + files + " data files, " + inventory.bytes() + " bytes";
        dump.emptiness(request.source().toString()).forEach(findings.critical(Check.SOURCE_NOT_EMPTY));
        findings.okUnlessFound(Check.SOURCE_NOT_EMPTY, seen);
    }

    private static void prepared(Inventory inventory, Findings findings) {
        long filled = inventory.tables().stream().map(SourceTable::pattern).filter(Optional::isPresent).count();
        findings.okUnlessFound(Check.TABLES_FIT_TARGET, "every table exists or can be created");
        findings.okUnlessFound(Check.TAKE_OVER, "nothing is taken over, or all of it is there");
        findings.okUnlessFound(Check.NO_ACTIVE_JOBS, "none on these tables that this account can see");
        findings.okUnlessFound(Check.TABLES_EMPTY, "no row in any of the " + filled + " tables to be filled");
    }

    private static void invalid(InvalidRequestException why, Findings findings) {
        String.valueOf(why.getMessage())
                .lines()
                .forEach(line -> findings.accept(Finding.critical(Check.REQUEST_VALID, line, "")));
    }

    /** A server that has let us in and refuses a look does so for want of a privilege; else it is away. */
    private static void away(TidbException why, Findings findings) {
        boolean refused = why.failure() instanceof TidbFailure.Refused && findings.of(Severity.OK)
                .stream()
                .anyMatch(finding -> finding.check() == Check.TARGET_REACHABLE);
        findings.accept(Finding.critical(refused ? Check.GRANTS : Check.TARGET_REACHABLE,
                String.valueOf(why.getMessage()), ""));
    }
}
