package dev.sluice.cli;

import dev.sluice.cli.settings.ManifestDraft;
import dev.sluice.cli.settings.ManifestFile;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to import, and how. */
final class RequestOptions {

    @Parameters(paramLabel = "SOURCE", arity = "0..1", description = "A directory, or the URI of a bucket's prefix.")
    private @Nullable String source;

    @Option(names = "--manifest", paramLabel = "FILE", description = "The request as JSON, instead of SOURCE.")
    private @Nullable Path manifest;

    @Option(names = "--id", paramLabel = "ID", converter = ImportIdConverter.class, description = "The import's name; made of the request unless said.")
    private @Nullable ImportId id;

    @Option(names = "--target", paramLabel = "NAME", description = "A configured TiDB.")
    private @Nullable String target;

    @Option(names = "--on-failure", paramLabel = "cancel-remaining|stop-new|continue", description = "What one failed table does to the others.")
    private @Nullable String onFailure;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting by its name in TiDB Lightning.")
    private List<String> settings = new ArrayList<>();

    /**
     * The request.
     *
     * @throws CommandFailedException                             when it says nothing to import, or two things
     * @throws dev.sluice.cli.settings.InvalidSettingException when a setting or the manifest's file is wrong
     */
    StartImport request() {
        if ((source == null) == (manifest == null)) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "say what to import: SOURCE or --manifest FILE, one of the two");
        }
        StartImport given = manifest == null ? null : ManifestFile.read(manifest);
        ManifestDraft draft = given == null ? ManifestDraft.ofSource(source) : ManifestDraft.of(given.manifest());
        settings.forEach(draft::set);
        if (target != null) {
            draft.target(target);
        }
        if (onFailure != null) {
            draft.onFailure(policy(onFailure));
        }
        Manifest asked = draft.manifest();
        return new StartImport(id != null ? id : idOf(given, asked), asked);
    }

    /** A manifest file without an id got its fingerprint when it was read; options may have changed it since. */
    private static ImportId idOf(@Nullable StartImport given, Manifest asked) {
        return given == null ? asked.fingerprint() : changed(given, asked).importId();
    }

    /** A request with another manifest. An id that was made of the manifest is made anew; a chosen one stays. */
    static StartImport changed(StartImport given, Manifest manifest) {
        boolean chosen = !given.importId().equals(given.manifest().fingerprint());
        return new StartImport(chosen ? given.importId() : manifest.fingerprint(), manifest);
    }

    private static OnFailure policy(String word) {
        try {
            return OnFailure.of(word);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--" + e.getMessage());
        }
    }
}
