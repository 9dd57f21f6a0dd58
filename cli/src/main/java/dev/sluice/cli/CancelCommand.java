package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Output;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.ImportId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice cancel ID}. */
@Command(name = "cancel", description = "Cancels an import and waits until its jobs have ended.")
final class CancelCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", converter = ImportIdConverter.class)
    private ImportId id;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    CancelCommand() {}

    @Override
    public Integer call() throws Exception {
        try (Access access = common.surroundings().pipeline()) {
            Pipeline pipeline = Pipeline.open(access.config());
            try (PipelineReader reader = pipeline.reader()) {
                Look.find(reader.foldToEnd(Look.FOLD_DEADLINE), id);
                Following following = new Following(reader, access, new Output.Text(common.terminal()), id);
                if (following.accepted(pipeline.send(new CancelImport(id))).isEmpty()) {
                    following.untilTheEnd();
                }
            }
        }
        return ExitCode.DONE.number();
    }
}
