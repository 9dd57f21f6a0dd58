package dev.sluice.scanner;

import dev.sluice.config.CredentialConfig;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.schema.SchemaCreation;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.ListingInterruptedException;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one order from beginning to end, on the caller's thread. Safe to begin again at any point: it only reads,
 * until it creates what does not exist yet.
 */
final class SourceScan {
    private static final Logger LOGGER = LoggerFactory.getLogger(SourceScan.class);

    private final Map<String, TidbSessions> targets;
    private final Map<String, CredentialConfig> credentials;

    /**
     * @param targets     by the name that manifests use
     * @param credentials by the name that manifests use
     */
    SourceScan(Map<String, TidbSessions> targets, Map<String, CredentialConfig> credentials) {
        this.targets = targets;
        this.credentials = credentials;
    }

    /**
     * Scans. Whatever makes this import impossible as asked is a result, an outage is not.
     *
     * @throws TidbException        when TiDB cannot be talked to now: try again later
     * @throws ScanStoppedException when the signal was given, or the thread interrupted
     */
    ScanResult run(ScanSource order, StopSignal stop) {
        try {
            return order.verifying() ? verified(order) : prepared(order, stop);
        } catch (InvalidRequestException e) {
            return failed(order, ScanFailure.INVALID_REQUEST, e);
        } catch (SourceUnreadableException e) {
            return failed(order, ScanFailure.SOURCE_UNREADABLE, e);
        } catch (ListingInterruptedException e) {
            throw new ScanStoppedException();
        } catch (ScanRefusedException e) {
            return failed(order, ScanFailure.REFUSED, e);
        } catch (TidbException e) {
            if (e.failure() instanceof TidbFailure.Refused) {
                return failed(order, ScanFailure.REFUSED, e);
            }
            throw e;
        }
    }

    /** Only lists. Takes any pattern: what the target accepts is not asked, and was decided when it was imported. */
    private ScanResult verified(ScanSource order) {
        CheckedManifest manifest = CheckedManifest.of(order.manifest());
        try (ObjectStore store = open(order, manifest.source())) {
            Inventory inventory = new FileScanner(store).scan(manifest.request());
            return completed(order, inventory, Map.of(), Optional.empty());
        }
    }

    private ScanResult prepared(ScanSource order, StopSignal stop) {
        CheckedManifest manifest = CheckedManifest.of(order.manifest());
        TidbSessions target = target(order);
        try (ObjectStore store = open(order, manifest.source());
                TidbSession session = target.open(manifest.session())) {
            stop.check();
            TargetServer server = TargetServer.ask(session);
            stop.check();
            Inventory inventory = new FileScanner(store)
                    .scan(manifest.request().reaching(server.capabilities().wildcards()));
            if (inventory.tables().isEmpty()) {
                return completed(order, inventory, Map.of(), Optional.of(server));
            }
            manifest.requireStatements(inventory.tables());
            Requirements requirements = order.manifest().policy().checkRequirements()
                    ? Requirements.CHECKED
                    : Requirements.WAIVED;
            Preparation preparation = Preparation.of(store, inventory, manifest, requirements, server, session, stop);
            stop.check();
            new SchemaCreation(target, manifest.session(), SchemaCreation.DEFAULT_CONCURRENCY, stop::check)
                    .run(preparation.ddl());
            return completed(order, inventory, preparation.columns(), Optional.of(server));
        }
    }

    private TidbSessions target(ScanSource order) {
        String name = order.manifest().target();
        return Optional.ofNullable(targets.get(name))
                .orElseThrow(() -> new InvalidRequestException("target '" + name
                        + "' is not configured; the configured ones are " + new TreeSet<>(targets.keySet())));
    }

    private ObjectStore open(ScanSource order, SourceUri source) {
        String name = order.manifest().source().credentials();
        if (name == null) {
            return open(source);
        }
        CredentialConfig named = Optional.ofNullable(credentials.get(name))
                .orElseThrow(() -> new InvalidRequestException("credentials '" + name
                        + "' are not configured; the configured ones are " + new TreeSet<>(credentials.keySet())));
        try {
            return source.scheme() == Scheme.LOCAL
                    ? ObjectStore.open(source)
                    : ObjectStore.open(source, named.reveal(source.scheme()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("credentials '" + name + "': " + e.getMessage());
        }
    }

    /** Some client libraries check what a URI says only when they are put together. */
    private static ObjectStore open(SourceUri source) {
        try {
            return ObjectStore.open(source);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("cannot open " + source + ": " + e.getMessage());
        }
    }

    private static ScanResult completed(ScanSource order, Inventory inventory,
            Map<TableName, List<FieldTarget>> columns, Optional<TargetServer> server) {
        if (!inventory.ignored().isEmpty()) {
            LOGGER.atInfo()
                    .addKeyValue("importId", order.importId())
                    .addKeyValue("files", inventory.ignored().size())
                    .addKeyValue("first", inventory.ignored().getFirst().key())
                    .log("files of the source take no part; a dry run says why for each");
        }
        return new ScanResult(DiscoveredTables.of(order, inventory.tables(), columns),
                new ScanCompleted(order.importId(), order.scanId(), inventory.tables().size(), inventory.digest(),
                        server.map(TargetServer::intentTime).orElse(null)));
    }

    private static ScanResult failed(ScanSource order, ScanFailure failure, RuntimeException why) {
        return new ScanResult(List.of(), new ScanFailed(order.importId(), order.scanId(), failure,
                Shortened.message(String.valueOf(why.getMessage()))));
    }
}
