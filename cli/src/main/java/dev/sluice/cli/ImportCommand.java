package dev.sluice.cli;

import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.settings.ManifestDraft;
import dev.sluice.cli.settings.ManifestFile;
import dev.sluice.cli.show.Output;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Verify;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice import SOURCE}. */
@Command(name = "import", description = "Imports a dump and follows it to its end.")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

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

    @Option(names = "--verify", paramLabel = "warn|strict", description = "What becomes of a table whose source TiDB read otherwise than it was scanned.")
    private @Nullable String verify;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting by its name in TiDB Lightning.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--dry-run", description = "Only says what would be imported, and how.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Does not wait for the end; needs a cluster or sluice up.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        StartImport start = request();
        if (dryRun) {
            return new DryRun(common.terminal(), output).of(start).number();
        }
        Surroundings surroundings = common.surroundings();
        if (detach) {
            return new ImportRun(surroundings, common.terminal(), start).detached(output).number();
        }
        Output shown = output.isJson() ? Output.document(common.terminal()) : Output.text(common.terminal());
        return new ImportRun(surroundings, common.terminal(), start).followed(shown).number();
    }

    private StartImport request() {
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
            draft.onFailure(word(OnFailure::of, onFailure));
        }
        if (verify != null) {
            draft.verify(word(Verify::of, verify));
        }
        Manifest asked = draft.manifest();
        return new StartImport(id != null ? id : idOf(given, asked), asked);
    }

    /** A manifest file without an id got its fingerprint when it was read; options may have changed it since. */
    private static ImportId idOf(@Nullable StartImport given, Manifest asked) {
        boolean chosen = given != null && !given.importId().equals(given.manifest().fingerprint());
        return chosen ? given.importId() : asked.fingerprint();
    }

    private static <T> T word(Function<String, T> reader, String word) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, "--" + e.getMessage());
        }
    }
}
