package dev.sluice.cli;

import dev.sluice.cli.local.Access;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.pipeline.PipelineUnreachableException;
import dev.sluice.cli.show.Output;
import dev.sluice.event.ImportId;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.StatusEvent.CommandAnswered;
import dev.sluice.event.StatusEvent.ImportRefused;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Follows one import and shows what changes, until it ends, is refused, or nobody drives it any more. One thread.
 *
 * <p>An import may take days: there is no deadline on its end, but there is one on every sign of life.
 */
final class Following {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PipelineReader reader;
    private final Access access;
    private final Output output;
    private final ImportId id;
    private OptionalLong sent = OptionalLong.empty();
    private Instant reached = Instant.now();

    Following(PipelineReader reader, Access access, Output output, ImportId id) {
        this.reader = reader;
        this.access = access;
        this.output = output;
        this.id = id;
    }

    /**
     * Blocks until the command at this offset has been answered.
     *
     * @return the end that the answer brought with it, if it did
     * @throws CommandFailedException       when it is refused
     * @throws PipelineUnreachableException when nobody answers in time
     */
    Optional<ExitCode> accepted(long offset) {
        sent = OptionalLong.of(offset);
        Instant giveUpAt = Instant.now().plus(Answers.DEADLINE);
        while (Instant.now().isBefore(giveUpAt)) {
            boolean answered = false;
            for (StatusEvent event : reader.nextEvents()) {
                answered |= answers(event, offset);
                Optional<ExitCode> end = take(event);
                if (end.isPresent()) {
                    return end;
                }
            }
            if (answered) {
                return Optional.empty();
            }
            access.check();
        }
        throw new PipelineUnreachableException("no coordinator has answered within " + Answers.DEADLINE.toSeconds()
                + " s; the request stays on Kafka and is carried out when one runs", null);
    }

    private static boolean answers(StatusEvent event, long offset) {
        if (!(event instanceof CommandAnswered answer) || answer.offset() != offset) {
            return false;
        }
        if (!answer.accepted()) {
            throw new CommandFailedException(ExitCode.USAGE, answer.message());
        }
        return true;
    }

    /**
     * Shows what has come since the last call; waits a moment for something.
     *
     * @return how the import ended, once it has
     */
    Optional<ExitCode> step() {
        for (StatusEvent event : reader.nextEvents()) {
            Optional<ExitCode> end = take(event);
            if (end.isPresent()) {
                return end;
            }
        }
        reader.imports()
                .find(id)
                .ifPresent(view -> output.goingOn(view,
                        Duration.between(view.record().startedAt(), Instant.now())));
        access.check();
        checkKafka();
        return Optional.empty();
    }

    /** Follows to the end; blocks for as long as that takes. */
    ExitCode untilTheEnd() {
        while (true) {
            Optional<ExitCode> end = step();
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** Shows how the import stands when it is left. */
    void showAll() {
        ImportView view = Look.find(reader.foldToEnd(Look.FOLD_DEADLINE), id);
        // A table's last line comes from another partition than its import's, and may come later.
        reader.nextEvents().stream().filter(event -> event.importId().equals(id)).forEach(output::changed);
        output.left(view);
    }

    private Optional<ExitCode> take(StatusEvent event) {
        if (!event.importId().equals(id)) {
            return Optional.empty();
        }
        output.changed(event);
        return switch (event) {
            case ImportStateChanged changed when changed.state().isEnd() -> Optional.of(Outcome.of(changed.state(),
                    changed.failure()));
            case ImportRefused refused when sent.equals(OptionalLong.of(refused.offset())) ->
                throw new CommandFailedException(ExitCode.USAGE, refused.message()
                        + refused.differences()
                                .stream()
                                .map(difference -> "\n  " + difference)
                                .reduce("",
                                        String::concat));
            // Somebody else asked for the same id.
            case ImportRefused refused -> Optional.empty();
            case ImportStateChanged changed -> Optional.empty();
            case CommandAnswered answered -> Optional.empty();
            case StatusEvent.TableStateChanged changed -> Optional.empty();
            case StatusEvent.TableProgressed progressed -> Optional.empty();
        };
    }

    /** A consumer waits in silence for a broker that is gone; only a question with an answer tells. */
    private void checkKafka() {
        if (Duration.between(reached, Instant.now()).compareTo(LOOK_EVERY) < 0) {
            return;
        }
        try {
            reader.foldToEnd(LOOK_EVERY);
            reached = Instant.now();
        } catch (PipelineUnreachableException e) {
            if (Duration.between(reached, Instant.now()).compareTo(PATIENCE) > 0) {
                throw e;
            }
        }
    }
}
