package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.stage.Stages;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.StatusEvent;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code sluice forget ID}. */
@Command(name = "forget", description = "Drops what is known of an ended import, so that its id is free. Rows stay.")
final class ForgetCommand extends AboutImport {

    /** The shape of {@code -o json}. */
    record Document(String importId, boolean forgotten, String message) {}

    @Override
    public Integer call() throws Exception {
        Surroundings surroundings = surroundings();
        try (Access access = surroundings.pipeline()) {
            Pipeline pipeline = Pipeline.open(access.config());
            Stages stages = surroundings.stages(access, terminal());
            try (PipelineReader reader = pipeline.reader()) {
                if (stages.abandon(id(), reader.foldToEnd(Look.FOLD_DEADLINE))) {
                    output().print(terminal(), new Document(id().value(), true, ""), List.of());
                    return ExitCode.DONE.number();
                }
                StatusEvent.CommandAnswered answer = Answers.await(reader, pipeline.send(new ForgetImport(id())));
                terminal().say(answer.message().isEmpty() ? "import " + id() + " is forgotten" : answer.message());
                if (answer.accepted()) {
                    stages.begun(id(), Optional.empty());
                    stages.tidy(reader.foldToEnd(Look.FOLD_DEADLINE));
                }
                output().print(terminal(), new Document(id().value(), answer.accepted(), answer.message()), List.of());
                return (answer.accepted() ? ExitCode.DONE : ExitCode.USAGE).number();
            }
        }
    }
}
