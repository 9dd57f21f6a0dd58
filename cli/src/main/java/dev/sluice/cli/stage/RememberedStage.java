package dev.sluice.cli.stage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.sdk.store.SourceUri;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was staged, or was about to be, for one import. Holds no key.
 *
 * @param pipeline    that the import is in: a cluster's brokers, or nothing for the one of the data directory
 * @param under       the folder below which the import has its own
 * @param credentials the name of those that open it; {@code null}: what the surroundings hold does
 * @param owner       what the mark beside the folder says: a word that no other stage has
 * @param digest      of the files of this machine when they were staged
 * @param keep        whether the files stay for good
 * @param begun       whether the import was accepted
 * @param files       that may be there, relative to the folder; empty once they are removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RememberedStage(ImportId importId, String pipeline, String under, @Nullable String credentials,
        String owner, String digest, boolean keep, boolean begun, List<String> files) {

    /** What becomes of the files, and of this. */
    enum Fate {
        /** Somebody may still need the files, or they are gone. */
        STAY,
        /** Nobody needs the files; what they were is worth knowing while the import is known. */
        REMOVED,
        /** Nobody needs the files, nor this. */
        FORGOTTEN
    }

    public RememberedStage {
        files = List.copyOf(files);
    }

    SourceUri parent() {
        return SourceUri.parse(under);
    }

    SourceUri folder() {
        return parent().below(importId.value());
    }

    RememberedStage begin() {
        return new RememberedStage(importId, pipeline, under, credentials, owner, digest, keep, true, files);
    }

    RememberedStage keeping(boolean wanted) {
        return new RememberedStage(importId, pipeline, under, credentials, owner, digest, wanted, begun, files);
    }

    RememberedStage emptied() {
        return new RememberedStage(importId, pipeline, under, credentials, owner, digest, keep, begun, List.of());
    }

    /**
     * Decides about the files. A failed, held or cancelled table may be tried again, and an import that was not accepted yet is
     * asked for again; one that was, and that nobody knows any more, was forgotten.
     *
     * @param known the import in its pipeline
     */
    Fate fate(Optional<ImportView> known) {
        if (keep && !files.isEmpty()) {
            return Fate.STAY;
        }
        if (known.isEmpty()) {
            return begun ? Fate.FORGOTTEN : Fate.STAY;
        }
        return known.get().record().state() == ImportState.FINISHED && !files.isEmpty() ? Fate.REMOVED : Fate.STAY;
    }
}
