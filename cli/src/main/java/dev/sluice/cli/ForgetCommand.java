package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.StatusEvent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice forget ID}. */
@Command(name = "forget", description = "Drops what is known of an ended import, so that its id is free. Rows stay.")
final class ForgetCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", converter = ImportIdConverter.class)
    private ImportId id;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    ForgetCommand() {}

    @Override
    public Integer call() throws Exception {
        try (Access access = common.surroundings().pipeline()) {
            Pipeline pipeline = Pipeline.open(access.config());
            try (PipelineReader reader = pipeline.reader()) {
                StatusEvent.CommandAnswered answer = Answers.await(reader, pipeline.send(new ForgetImport(id)));
                common.terminal().say(answer.message().isEmpty() ? "import " + id + " is forgotten" : answer.message());
                return (answer.accepted() ? ExitCode.DONE : ExitCode.USAGE).number();
            }
        }
    }
}
