package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Output;
import dev.sluice.event.Command.CancelImport;
import picocli.CommandLine.Command;

/** {@code sluice cancel ID}. */
@Command(name = "cancel", description = "Cancels an import, waits until its jobs have ended, and shows it.")
final class CancelCommand extends AboutImport {

    @Override
    public Integer call() throws Exception {
        Output shown = output().told(terminal());
        try (Access access = surroundings().pipeline()) {
            Pipeline pipeline = Pipeline.open(access.config());
            try (PipelineReader reader = pipeline.reader()) {
                Look.find(reader.foldToEnd(Look.FOLD_DEADLINE), id());
                Following following = new Following(reader, access, shown, id());
                if (following.accepted(pipeline.send(new CancelImport(id()))).isEmpty()) {
                    following.untilTheEnd();
                }
                following.showAll();
            }
        }
        return ExitCode.DONE.number();
    }
}
