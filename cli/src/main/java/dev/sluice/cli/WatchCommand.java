package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Output;
import picocli.CommandLine.Command;

/** {@code sluice watch ID}. Ctrl-C ends the watching, never the import. */
@Command(name = "watch", description = "Follows one import to its end; the exit code is the import's.")
final class WatchCommand extends AboutImport {

    @Override
    public Integer call() throws Exception {
        Output shown = output().isJson() ? Output.events(terminal()) : Output.text(terminal());
        Surroundings surroundings = surroundings();
        try (Access access = surroundings.broker();
                PipelineReader reader = Pipeline.open(access.config()).reader()) {
            ImportView view = Look.find(reader.foldToEnd(Look.FOLD_DEADLINE), id());
            Following following = new Following(reader, access, shown, id());
            if (!view.record().state().isEnd() && access.isOurs()) {
                terminal().say("nothing runs here that goes on with it; sluice up does");
            } else if (!view.record().state().isEnd()) {
                following.untilTheEnd();
            }
            following.showAll();
            surroundings.stages(access, terminal()).tidy(reader.imports());
            ImportView last = Look.find(reader.imports(), id());
            return Outcome.of(last.record().shown(), last.record().failure()).number();
        }
    }
}
