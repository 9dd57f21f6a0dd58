package dev.sluice.cli.stage;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.show.Terminal;
import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.check.Severity;
import dev.sluice.sdk.plan.Dump;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoreUnwritableException;
import dev.sluice.sdk.store.WritableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The staged files of one data directory. A stage is remembered before its first file is sent and forgotten after its last one is
 * removed, so a crash leaves none that nobody remembers.
 */
public final class Stages {

    private final StageMemory memory;
    private final String pipeline;
    private final Map<String, CredentialConfig> credentials;
    private final Terminal terminal;

    /**
     * @param directory   where they are remembered
     * @param pipeline    which imports these are: a cluster's brokers, or nothing for those of the data directory
     * @param credentials that this process has, by name
     */
    public Stages(Path directory, String pipeline, Map<String, CredentialConfig> credentials, Terminal terminal) {
        this.memory = new StageMemory(directory);
        this.pipeline = pipeline;
        this.credentials = credentials;
        this.terminal = terminal;
    }

    /**
     * Stages a dump of this machine, unless its import has got further already: then TiDB may be reading what is there.
     *
     * @param known what the pipeline knows
     * @param leave asked now and then whether to stop
     * @return the request to send
     * @throws StageFailedException when the dump or the stage is not as it has to be
     */
    public StartImport stage(StartImport start, StageOrder order, Imports known, BooleanSupplier leave)
            throws IOException, InterruptedException {
        Optional<ImportView> before = known.find(start.importId());
        if (before.isEmpty() || before.get().record().failure() != null) {
            bring(start, order, leave);
        } else {
            Optional<RememberedStage> kept = memory.find(start.importId());
            if (kept.isPresent()) {
                memory.remember(kept.get().keeping(order.keep()));
            }
        }
        return order.staged(start);
    }

    private void bring(StartImport start, StageOrder order, BooleanSupplier leave)
            throws IOException, InterruptedException {
        SourceUri source = SourceUri.parse(start.manifest().source().uri());
        SourceUri folder = order.folder(start);
        StagePlan plan = plan(start, source, folder);
        UploadProgress progress = new UploadProgress(terminal, plan);
        try (WritableStore store = open(folder, start.manifest().source().credentials())) {
            memory.remember(new RememberedStage(start.importId(), pipeline, folder.toString(),
                    start.manifest().source().credentials(), order.keep(), false, plan.keys()));
            terminal.say("staging " + source + " at " + folder);
            new Upload(source.localPath(), store).run(plan, progress, leave);
        }
        terminal.say("staged " + progress.sum());
    }

    private StagePlan plan(StartImport start, SourceUri source, SourceUri folder) {
        Findings findings = new Findings();
        try (ObjectStore store = StagedFiles.open(source, folder,
                keys(folder, start.manifest().source().credentials()))) {
            Optional<Dump> dump = Dump.list(store, start.manifest().dumpRequest(), findings);
            List<Problem> problems = new ArrayList<>(findings.of(Severity.CRITICAL)
                    .stream()
                    .map(Stages::problem)
                    .toList());
            dump.ifPresent(listed -> problems.addAll(listed.emptiness(source.toString())));
            if (!problems.isEmpty()) {
                throw new StageFailedException(problems.stream()
                        .map(Problem::sentence)
                        .collect(Collectors.joining(
                                "\n")));
            }
            return StagePlan.of(dump.orElseThrow().inventory());
        }
    }

    private static Problem problem(Finding finding) {
        return new Problem(finding.seen(), finding.advice());
    }

    /** Notes that the import was accepted: from here on it is known, or was forgotten. */
    public void begun(ImportId id) throws IOException {
        try {
            Optional<RememberedStage> kept = memory.find(id);
            if (kept.isPresent()) {
                memory.remember(kept.get().begin());
            }
        } catch (StageFailedException e) {
            // The import goes on all the same.
            terminal.say("sluice: " + e.getMessage());
        }
    }

    /** Removes what was staged for imports of this pipeline that have finished, or were forgotten. */
    public void tidy(Imports known) throws IOException, InterruptedException {
        for (Path file : memory.files()) {
            tidy(file, known);
        }
    }

    private void tidy(Path file, Imports known) throws IOException, InterruptedException {
        try {
            Optional<RememberedStage> stage = memory.read(file).filter(read -> read.pipeline().equals(pipeline));
            if (stage.isPresent()) {
                tidy(stage.get(), stage.get().fate(known.find(stage.get().importId())));
            }
        } catch (StageFailedException e) {
            terminal.say("sluice: " + e.getMessage());
        }
    }

    private void tidy(RememberedStage stage, RememberedStage.Fate fate)
            throws IOException, InterruptedException {
        switch (fate) {
            case STAY -> {
            }
            case LEFT -> memory.forget(stage.importId());
            case REMOVED -> remove(stage);
        }
    }

    /** The import is over, whatever becomes of its files; so a failure is told, and the next command tries again. */
    private void remove(RememberedStage stage) throws IOException, InterruptedException {
        try (WritableStore store = open(SourceUri.parse(stage.folder()), stage.credentials())) {
            new Removal(store).of(stage.files());
            memory.forget(stage.importId());
            terminal.say("removed what was staged for import " + stage.importId() + " at " + stage.folder());
        } catch (StageFailedException | StoreUnwritableException | SourceUnreadableException
                | IllegalArgumentException e) {
            terminal.say("sluice: what was staged for import " + stage.importId() + " is still there: " + e
                    .getMessage() + "; the next command here tries again");
        }
    }

    private WritableStore open(SourceUri folder, @Nullable String name) {
        return WritableStore.open(folder, keys(folder, name));
    }

    private StoreCredentials keys(SourceUri folder, @Nullable String name) {
        return Optional.ofNullable(name)
                .map(credentials::get)
                .map(config -> config.reveal(folder.scheme()))
                .orElse(StoreCredentials.SURROUNDINGS);
    }
}
