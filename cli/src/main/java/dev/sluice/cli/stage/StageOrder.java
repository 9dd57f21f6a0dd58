package dev.sluice.cli.stage;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.store.SourceUri;

/**
 * That a dump is to be staged.
 *
 * @param under  the folder below which each import gets one of its own
 * @param keep   whether the files stay when the import has finished
 */
public record StageOrder(SourceUri under, boolean keep) {

    /** Where this import's files go. */
    public SourceUri folder(StartImport start) {
        return under.below(start.importId().value());
    }

    /**
     * The request as it is sent: the same id, which is that of the request before, so that the same command is the same
     * request; the files where they are staged.
     */
    public StartImport staged(StartImport start) {
        return new StartImport(start.importId(), start.manifest()
                .from(new Manifest.Source(folder(start).toString(),
                        start.manifest().source().credentials())));
    }
}
