package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.stage.Stages;
import dev.sluice.event.ImportId;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads all checkpoints once; starts no more than the broker for it. What was staged for an import that is found to have finished is
 * removed.
 */
final class Look {

    static final Duration FOLD_DEADLINE = Duration.ofMinutes(2);

    private Look() {}

    /** @param show tells what there is, before anything is removed: a bucket may be slow to answer */
    static void at(Surroundings surroundings, Terminal terminal, Consumer<Imports> show) throws Exception {
        if (!surroundings.haveEverRun()) {
            show.accept(new Imports());
            return;
        }
        try (Access access = surroundings.broker();
                PipelineReader reader = Pipeline.open(access.config()).reader()) {
            Imports known = reader.foldToEnd(FOLD_DEADLINE);
            show.accept(known);
            Stages stages = surroundings.stages(access, terminal);
            stages.sayWhatWaits(known);
            stages.tidy(known);
        }
    }

    static ImportView find(Imports imports, ImportId id) {
        return imports.find(id)
                .orElseThrow(() -> new CommandFailedException(ExitCode.USAGE,
                        "there is no import " + id + " here; sluice list shows those there are"));
    }
}
