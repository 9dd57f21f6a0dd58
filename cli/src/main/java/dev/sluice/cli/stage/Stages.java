package dev.sluice.cli.stage;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.show.Terminal;
import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoreCredentials;
import dev.sluice.sdk.store.StoreUnwritableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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
     * @throws StageFailedException  when the dump or the stage is not as it has to be
     * @throws StageChangedException when the import has finished, with other files than those that are here now
     */
    public StartImport stage(StartImport start, StageOrder order, Imports known, BooleanSupplier leave)
            throws IOException, InterruptedException {
        Optional<ImportView> before = known.find(start.importId());
        if (before.isEmpty() || before.get().record().failure() != null) {
            bring(start, order, leave);
        } else if (before.get().record().state() == ImportState.FINISHED) {
            compare(start, order);
        }
        return order.staged(start);
    }

    private void bring(StartImport start, StageOrder order, BooleanSupplier leave)
            throws IOException, InterruptedException {
        Staging staging = new Staging(start.manifest());
        Inventory here = staging.here(order.folder(start), keys(order.under(), start.manifest()
                .source()
                .credentials()));
        StagePlan plan = StagePlan.of(here);
        RememberedStage stage = remembered(start, order, here.digest(), plan);
        try (StageFolder folder = new StageFolder(stage, keys(stage))) {
            if (!folder.take()) {
                memory.forget(stage.importId());
                throw new StageFailedException("cannot stage: " + stage.folder()
                        + " is another data directory's, as the mark"
                        + " beside it says: choose another --stage or --id, or remove both when nobody uses them");
            }
            folder.removeAllBut(plan);
            UploadProgress progress = new UploadProgress(terminal, plan);
            terminal.say("staging " + staging.source() + " at " + stage.folder());
            new Upload(staging.source().localPath(), folder.writer()).run(plan, progress, leave);
            staging.requireNoMore(plan, folder.reader());
            terminal.say("staged " + progress.sum());
        } catch (StoreUnwritableException | SourceUnreadableException | UncheckedIOException e) {
            throw new StageFailedException("cannot stage: " + e.getMessage() + Upload.WAY_ON, e);
        }
    }

    /** Notes what is about to be there, beside what an earlier attempt may have left there; removes what it left elsewhere. */
    private RememberedStage remembered(StartImport start, StageOrder order, String digest, StagePlan plan)
            throws IOException, InterruptedException {
        requireNoOthers(start.importId());
        Optional<RememberedStage> before = find(start.importId());
        boolean there = before.filter(stage -> stage.under().equals(order.under().toString())).isPresent();
        if (before.isPresent() && !there && !before.get().keep()) {
            remove(before.get());
        }
        RememberedStage stage = new RememberedStage(start.importId(), pipeline, order.under().toString(),
                start.manifest().source().credentials(),
                there ? before.get().owner() : UUID.randomUUID().toString(), digest, order.keep(), false,
                Stream.concat(there ? before.get().files().stream() : Stream.of(), plan.keys().stream())
                        .distinct()
                        .toList());
        memory.remember(stage);
        return stage;
    }

    /** The same id may mean an import of each pipeline, and TiDB may be reading the files of the other one. */
    private void requireNoOthers(ImportId id) throws IOException {
        Optional<RememberedStage> other = memory.find(id)
                .filter(stage -> !stage.pipeline().equals(pipeline) && !stage.files().isEmpty());
        if (other.isPresent()) {
            throw new StageFailedException("cannot stage: files of import " + id + " lie at " + other.get().folder()
                    + " for " + (other.get().pipeline().isEmpty() ? "the data directory" : other.get().pipeline())
                    + ": give this import another --id, or use another --data-dir");
        }
    }

    private Optional<RememberedStage> find(ImportId id) throws IOException {
        return memory.find(id).filter(stage -> stage.pipeline().equals(pipeline));
    }

    /** The pipeline cannot: what was staged is gone. */
    private void compare(StartImport start, StageOrder order) throws IOException {
        Optional<RememberedStage> stage = find(start.importId());
        if (stage.isPresent() && !stage.get()
                .digest()
                .equals(new Staging(start.manifest())
                        .here(order.folder(start), keys(stage.get()))
                        .digest())) {
            throw new StageChangedException("import " + start.importId() + " has finished, and "
                    + start.manifest().source().uri() + " holds other files now than were staged for it: sluice forget "
                    + start.importId() + " and say it again, or give the import another --id");
        }
        if (stage.filter(there -> there.files().isEmpty()).isPresent()) {
            terminal.say(start.manifest().source().uri() + " is unchanged; its staged copy was removed when import "
                    + start.importId() + " had finished");
        }
    }

    /**
     * Notes that the import was accepted: from here on it is known, or was forgotten.
     *
     * @param order what was asked for this time; empty: nothing was
     */
    public void begun(ImportId id, Optional<StageOrder> order) throws IOException {
        try {
            Optional<RememberedStage> stage = find(id);
            if (stage.isPresent()) {
                memory.remember(stage.get().begin().keeping(order.map(StageOrder::keep).orElse(stage.get().keep())));
            }
        } catch (StageFailedException e) {
            // The import goes on all the same.
            terminal.say("sluice: " + e.getMessage());
        }
    }

    /** Removes what was staged for imports of this pipeline that have finished, or were forgotten. */
    public void tidy(Imports known) throws IOException, InterruptedException {
        for (RememberedStage stage : ours()) {
            switch (stage.fate(known.find(stage.importId()))) {
                case STAY -> {
                }
                case REMOVED -> {
                    if (removed(stage)) {
                        memory.remember(stage.emptied());
                    }
                }
                case FORGOTTEN -> {
                    if (removed(stage)) {
                        memory.forget(stage.importId());
                    }
                }
            }
        }
    }

    /** Says what waits in a bucket for an import that nobody has started. */
    public void sayWhatWaits(Imports known) throws IOException {
        ours().stream()
                .filter(stage -> !stage.begun() && known.find(stage.importId()).isEmpty())
                .forEach(stage -> terminal.say("files wait at " + stage.folder() + " for import " + stage.importId()
                        + ", which was not started: say it again, or sluice forget " + stage.importId()));
    }

    /**
     * Removes what was staged for an import that the pipeline does not know.
     *
     * @return whether there was any
     * @throws StageFailedException when it cannot be removed now
     */
    public boolean abandon(ImportId id, Imports known) throws IOException, InterruptedException {
        Optional<RememberedStage> stage = find(id);
        if (stage.isEmpty() || known.find(id).isPresent()) {
            return false;
        }
        remove(stage.get());
        memory.forget(id);
        return true;
    }

    private List<RememberedStage> ours() throws IOException {
        List<RememberedStage> ours = new ArrayList<>();
        for (Path file : memory.files()) {
            try {
                memory.read(file).filter(stage -> stage.pipeline().equals(pipeline)).ifPresent(ours::add);
            } catch (StageFailedException e) {
                terminal.say("sluice: " + e.getMessage());
            }
        }
        return ours;
    }

    /** The import is over, whatever becomes of its files; so a failure is told, and the next command tries again. */
    private boolean removed(RememberedStage stage) throws InterruptedException {
        try {
            remove(stage);
            return true;
        } catch (StageFailedException | SourceUnreadableException | IllegalArgumentException e) {
            terminal.say("sluice: " + e.getMessage() + "; the next command here tries again");
            return false;
        }
    }

    private void remove(RememberedStage stage) throws InterruptedException {
        if (stage.files().isEmpty()) {
            return;
        }
        try (StageFolder folder = new StageFolder(stage, keys(stage))) {
            terminal.say(folder.remove()
                    ? "removed what was staged for import " + stage.importId() + " at " + stage.folder()
                    : "left what lies at " + stage.folder()
                            + ": no mark beside it says that it is this data directory's");
        }
    }

    private StoreCredentials keys(RememberedStage stage) {
        return keys(stage.parent(), stage.credentials());
    }

    private StoreCredentials keys(SourceUri folder, @Nullable String name) {
        return Optional.ofNullable(name)
                .map(credentials::get)
                .map(config -> config.reveal(folder.scheme()))
                .orElse(StoreCredentials.SURROUNDINGS);
    }
}
