package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.local.Surroundings;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.show.Output;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.stage.Stages;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One {@code sluice import}, from the request to the exit code. */
final class ImportRun {

    private static final Duration SECOND_THOUGHT = Duration.ofSeconds(3);

    /** The shape of {@code --detach -o json}. */
    record Accepted(String importId) {}

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final Request request;
    private final StartImport start;

    ImportRun(Surroundings surroundings, Terminal terminal, Request request) {
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.request = request;
        this.start = request.start();
    }

    /** Sends the request to a pipeline that outlives this command, and waits only until it is accepted. */
    ExitCode detached(OutputOption output) throws Exception {
        try (Access access = surroundings.lastingPipeline()) {
            request.refuseToPassKeysTo(access);
            Pipeline pipeline = Pipeline.open(access.config());
            try (PipelineReader reader = pipeline.reader()) {
                Stages stages = surroundings.stages(access, terminal);
                StartImport sent = staged(stages, reader.foldToEnd(Look.FOLD_DEADLINE), () -> false);
                new Following(reader, access, Output.text(terminal), id()).accepted(pipeline.send(sent));
                stages.begun(id(), request.stage());
            }
        }
        terminal.say("follow it with: sluice watch " + id());
        output.print(terminal, new Accepted(id().value()), List.of(id().value()));
        return ExitCode.DONE;
    }

    /** Sends the request and follows the import to its end, or until Ctrl-C leaves it. */
    ExitCode followed(Output output) throws Exception {
        Interrupts interrupts = Interrupts.count();
        try (Access access = surroundings.pipelineToTheEnd()) {
            request.refuseToPassKeysTo(access);
            Pipeline pipeline = Pipeline.open(access.config());
            try (PipelineReader reader = pipeline.reader()) {
                Imports before = reader.foldToEnd(Look.FOLD_DEADLINE);
                sayWhatElseGoesOn(access, before.all());
                Stages stages = surroundings.stages(access, terminal);
                StartImport sent = staged(stages, before, () -> interrupts.pressed() > 0);
                Following following = new Following(reader, access, output, id());
                Optional<ExitCode> known = following.accepted(pipeline.send(sent));
                stages.begun(id(), request.stage());
                ExitCode code = known.isPresent()
                        ? known.get()
                        : follow(following, pipeline, interrupts, access.isOurs());
                following.showAll();
                stages.tidy(reader.foldToEnd(Look.FOLD_DEADLINE));
                sayWhatNext(code);
                return code;
            }
        }
    }

    /** The request to send, with its files where it says; what others have left is removed first. */
    private StartImport staged(Stages stages, Imports known, BooleanSupplier leave)
            throws IOException, InterruptedException {
        stages.tidy(known);
        return request.stage().isPresent() ? stages.stage(start, request.stage().get(), known, leave) : start;
    }

    private ExitCode follow(Following following, Pipeline pipeline, Interrupts interrupts, boolean ours)
            throws InterruptedException {
        Instant leaveAt = Instant.MAX;
        boolean cancelled = false;
        while (true) {
            Optional<ExitCode> end = following.step();
            if (end.isPresent()) {
                return end.get();
            }
            if (interrupts.pressed() == 1 && leaveAt.equals(Instant.MAX)) {
                leaveAt = Instant.now().plus(SECOND_THOUGHT);
                terminal.say((ours
                        ? "Leaving: the import goes on with the next sluice import or sluice up here."
                        : "Leaving: the import goes on without this command.")
                        + " Ctrl-C again within " + SECOND_THOUGHT.toSeconds() + " s cancels it.");
            } else if (interrupts.pressed() > 1 && !cancelled) {
                cancelled = true;
                terminal.say("Cancelling import " + id() + " and waiting for its jobs to end.");
                pipeline.send(new CancelImport(id()));
            } else if (!cancelled && Instant.now().isAfter(leaveAt)) {
                return ExitCode.RUNNING;
            }
        }
    }

    private void sayWhatElseGoesOn(Access access, List<ImportView> imports) {
        if (access.isOurs()) {
            imports.stream()
                    .map(ImportView::record)
                    .filter(record -> !record.state().isEnd() && !record.importId().equals(id()))
                    .forEach(record -> terminal.say("import " + record.importId() + ", left " + record.shown().word()
                            + " before, goes on too"));
        }
    }

    private void sayWhatNext(ExitCode code) {
        switch (code) {
            case DONE -> terminal.say("look at the rows with: sluice sql \"SELECT * FROM SCHEMA.TABLE LIMIT"
                    + " 10\"");
            case RUNNING -> terminal.say("see it again with: sluice watch " + id());
            case PARTIAL, FAILURE, USAGE, PRECHECK, CANCELLED, UNREACHABLE -> terminal.say(
                    "read what is known of it with:"
                            + " sluice status " + id());
        }
    }

    private ImportId id() {
        return start.importId();
    }
}
