package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.ImportId;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reads all checkpoints once; starts no more than the broker for it. What was staged for an import that is found to have finished is
 * removed.
 */
final class Look {

    static final Duration FOLD_DEADLINE = Duration.ofMinutes(2);

    private Look() {}

    static <T> T at(Surroundings surroundings, Terminal terminal, Function<Imports, T> question) throws Exception {
        if (!surroundings.haveEverRun()) {
            return question.apply(new Imports());
        }
        try (Access access = surroundings.broker();
                PipelineReader reader = Pipeline.open(access.config()).reader()) {
            Imports known = reader.foldToEnd(FOLD_DEADLINE);
            T answer = question.apply(known);
            surroundings.stages(access, terminal).tidy(known);
            return answer;
        }
    }

    static ImportView at(Surroundings surroundings, Terminal terminal, ImportId id) throws Exception {
        return at(surroundings, terminal, imports -> find(imports, id));
    }

    static ImportView find(Imports imports, ImportId id) {
        return imports.find(id)
                .orElseThrow(() -> new CommandFailedException(ExitCode.USAGE,
                        "there is no import " + id + " here; sluice list shows those there are"));
    }
}
