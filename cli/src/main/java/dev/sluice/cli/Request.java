package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.stage.StageOrder;
import dev.sluice.cli.stage.StagedFiles;
import dev.sluice.cli.target.Wanted;
import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Manifest;
import dev.sluice.event.TakeOver;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code sluice import} was asked for.
 *
 * @param start what is sent: without a credential
 * @param held  keys that were taken out of a file, by the name that {@code start} has for them; for services in this process
 * @param notes what the user must hear before it begins
 * @param tidb  that the command line or the file names
 * @param stage where the files are to be put first
 */
record Request(StartImport start, Map<String, CredentialConfig> held, List<String> notes, Wanted tidb,
        Optional<StageOrder> stage) {

    Request {
        held = Map.copyOf(held);
        notes = List.copyOf(notes);
    }

    /** The same, with the files to be put elsewhere first. */
    Request staged(Optional<StageOrder> order) {
        return new Request(start, held, notes, tidb, order);
    }

    /** The kind of storage that TiDB reads from. */
    Scheme storage() {
        return stage.map(StageOrder::under).orElseGet(this::source).scheme();
    }

    /** Opens the source by the keys that are held, else by what this process has; with what TiDB would be told of it. */
    ObjectStore openFiles() {
        StoreCredentials keys = held.values()
                .stream()
                .findFirst()
                .map(config -> config.reveal(storage()))
                .orElse(StoreCredentials.SURROUNDINGS);
        return stage.<ObjectStore>map(order -> StagedFiles.open(source(), order.folder(start), keys))
                .orElseGet(() -> ObjectStore.open(source(), keys));
    }

    /** What can be examined before anything is sent: files that are to be staged lie here still, and need no keys. */
    StartImport examinable() {
        return stage.isEmpty()
                ? start
                : new StartImport(start.importId(), start.manifest()
                        .from(new Manifest.Source(source().toString(), null)));
    }

    /** Whether TiDB sees our disk does not matter when the files are staged first. */
    void sayWhereTidbReads(List<Finding> findings) {
        stage.map(order -> order.folder(start)).ifPresent(folder -> {
            findings.removeIf(finding -> finding.check() == Check.SOURCE_SEEN_BY_TARGET);
            findings.add(Finding.info(Check.SOURCE_SEEN_BY_TARGET, "TiDB reads the files at " + folder
                    + ", where the import puts them first", ""));
        });
    }

    private SourceUri source() {
        return SourceUri.parse(start.manifest().source().uri());
    }

    /** Ends the command when no coordinator would take the request: it would lie on the topic, and nobody would answer. */
    Request refuseTooLarge() {
        int bytes = Json.write(stage.map(order -> order.staged(start)).orElse(start)).length;
        if (bytes > Topics.MAX_COMMAND_BYTES) {
            throw new CommandFailedException(ExitCode.USAGE, "the request has " + bytes + " bytes as JSON, and at most "
                    + Topics.MAX_COMMAND_BYTES
                    + " are taken: say the same with fewer filter rules, file rules, routes or"
                    + " tables, or split it into several imports");
        }
        return this;
    }

    /** The same, of which this much was done by another tool. */
    Request takingOver(TakeOver before) {
        return new Request(RequestOptions.changed(start, start.manifest().takingOver(before)), held, notes, tidb,
                stage);
    }

    /** The same, holding these keys as well. */
    Request holding(Map<String, CredentialConfig> more) {
        Map<String, CredentialConfig> all = new HashMap<>(held);
        all.putAll(more);
        return new Request(start, all, notes, tidb, stage);
    }

    /** Says what the user should know of it before anything happens. */
    void sayNotes(Terminal terminal) {
        notes.forEach(note -> terminal.say("sluice: " + note));
    }

    /** Ends the command when keys that a file holds would have to leave this process, for services in another one. */
    void refuseToPassKeysTo(Access access) {
        if (!held.isEmpty() && !access.isOurs()) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "the keys that the file or --credentials env names are not passed to the services of sluice up, which"
                            + " run in another process: end sluice up; or name no keys here, and start sluice up with"
                            + " them in its environment, as the storage's own tools read them (AWS_ACCESS_KEY_ID, …)");
        }
    }

    /** Ends the command when there is anything wrong, with all of it. */
    static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new CommandFailedException(ExitCode.USAGE, String.join("\n", problems));
        }
    }
}
