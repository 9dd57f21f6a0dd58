package dev.sluice.cli;

import dev.sluice.cli.lightning.CheckpointFile;
import dev.sluice.cli.lightning.CheckpointTable;
import dev.sluice.cli.lightning.LightningCheckpoint;
import dev.sluice.cli.lightning.TableRecord;
import dev.sluice.cli.local.Access;
import dev.sluice.cli.show.Output;
import dev.sluice.event.Command.StartImport;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice checkpoint import-lightning SOURCE}. */
@Command(name = "import-lightning", description = "Imports a dump from where TiDB Lightning's import-into backend stopped.")
final class ImportLightningCommand implements Callable<Integer> {

    /** Where the checkpoint lies: one of the two. */
    static final class Where {

        @Option(names = "--file", paramLabel = "PATH", required = true, description = "Lightning's checkpoint.dsn, with the driver file.")
        private @Nullable Path file;

        @Option(names = "--schema", paramLabel = "NAME", required = true, description = "Lightning's checkpoint.schema in the target, with the driver mysql.")
        private @Nullable String schema;
    }

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Mixin
    private final RequestOptions asked = new RequestOptions();

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(names = "--dry-run", description = "Only says what would be taken over.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Request request = asked.request(common.clusterTargets(), common.environment());
        request.sayNotes(common.terminal());
        LightningCheckpoint found = read(request);
        if (found.records().isEmpty()) {
            throw new CommandFailedException(ExitCode.USAGE,
                    "Lightning's checkpoint holds no table; to import from the beginning run: sluice import");
        }
        Request rest = request.takingOver(found.takeOver());
        requireRoom(rest.start());
        if (dryRun) {
            return new TakeOverDryRun(common.terminal(), output).of(rest, found).number();
        }
        found.records().stream().map(TableRecord::line).forEach(common.terminal()::say);
        Output shown = output.told(common.terminal());
        return new ImportRun(common.surroundings(rest.tidb()).holding(rest.held()), common.terminal(), rest).followed(
                shown)
                .number();
    }

    private LightningCheckpoint read(Request request) throws Exception {
        Path file = where.file;
        String schema = where.schema;
        if (file != null) {
            return CheckpointFile.read(file);
        }
        if (schema == null || schema.isEmpty()) {
            throw new CommandFailedException(ExitCode.USAGE, "--schema needs a name");
        }
        try (Access access = common.surroundings(request.tidb()).target()) {
            return TargetQuestion.ask(access, request.start().manifest().target(), session -> CheckpointTable.read(
                    session, schema));
        }
    }

    private static void requireRoom(StartImport start) {
        if (Json.write(start).length > Topics.MAX_COMMAND_BYTES) {
            throw new CommandFailedException(ExitCode.USAGE, "the checkpoint names more tables than a manifest of "
                    + Topics.MAX_COMMAND_BYTES / 1024 + " KiB holds; leave finished tables out by a filter, and their"
                    + " records out of a copy of the checkpoint");
        }
    }
}
