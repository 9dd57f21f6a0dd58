package dev.sluice.cli.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was staged, or was about to be, for one import. Holds no key.
 *
 * @param pipeline    that the import is in: a cluster's brokers, or nothing for the one of the data directory
 * @param folder      where the files are
 * @param credentials the name of those that open it; {@code null}: what the surroundings hold does
 * @param keep        whether the files stay for good
 * @param begun       whether the import was accepted
 * @param files       relative to the folder
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RememberedStage(ImportId importId, String pipeline, String folder, @Nullable String credentials,
        boolean keep,
        boolean begun, List<String> files) {

    /** What becomes of the files. */
    enum Fate {
        /** Somebody may still need them. */
        STAY,
        /** They are no longer ours to think of. */
        LEFT,
        /** Nobody needs them. */
        REMOVED
    }

    public RememberedStage {
        files = List.copyOf(files);
    }

    RememberedStage begin() {
        return new RememberedStage(importId, pipeline, folder, credentials, keep, true, files);
    }

    RememberedStage keeping(boolean wanted) {
        return new RememberedStage(importId, pipeline, folder, credentials, wanted, begun, files);
    }

    /**
     * Decides about the files. A failed, held or cancelled table may be tried again, and an import that was not accepted yet is
     * asked for again; one that was, and that nobody knows any more, was forgotten.
     *
     * @param known the import in its pipeline
     */
    Fate fate(Optional<ImportView> known) {
        boolean over = known.map(view -> view.record().state() == ImportState.FINISHED).orElse(begun);
        if (!over) {
            return Fate.STAY;
        }
        return keep ? Fate.LEFT : Fate.REMOVED;
    }
}
