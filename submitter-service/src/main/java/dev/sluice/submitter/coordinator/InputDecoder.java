package dev.sluice.submitter.coordinator;

import dev.sluice.event.AboutTable;
import dev.sluice.event.Command;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact;
import dev.sluice.event.ScanFact;
import dev.sluice.event.SubmissionFact;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import dev.sluice.wire.Unreadable;
import dev.sluice.wire.UnreadableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a record by the topic it lies on. */
final class InputDecoder {
    private final Map<String, Class<? extends Input>> types;

    InputDecoder(Topics topics) {
        types = Map.of(topics.importCommands().name(), Command.class, topics.tableDiscovered().name(), ScanFact.class,
                topics.jobSubmitted().name(), SubmissionFact.class, topics.jobStatus().name(), JobFact.class);
    }

    /** @throws UnreadableException when it is a dead letter, saying why */
    Input decode(String topic, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableException(Unreadable.INVALID, "the record has no value");
        }
        Class<? extends Input> type = types.get(topic);
        if (type == Command.class && value.length > Topics.MAX_COMMAND_BYTES) {
            throw new UnreadableException(Unreadable.TOO_LARGE, "the command has " + value.length + " bytes, at most "
                    + Topics.MAX_COMMAND_BYTES + " are taken");
        }
        Input input = Json.read(value, type);
        if (input instanceof AboutTable about) {
            refuseNameless(about);
        }
        return input;
    }

    private static void refuseNameless(AboutTable about) {
        if (about.schema().isEmpty() || about.table().isEmpty()) {
            throw new UnreadableException(Unreadable.INVALID, "schema and table may not be empty");
        }
    }
}
