package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What users subscribe to, on {@code import-status}. {@code at} is when the coordinator's input was written. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "table-state-changed", value = StatusEvent.TableStateChanged.class),
    @JsonSubTypes.Type(name = "table-progressed", value = StatusEvent.TableProgressed.class),
    @JsonSubTypes.Type(name = "import-state-changed", value = StatusEvent.ImportStateChanged.class),
    @JsonSubTypes.Type(name = "import-refused", value = StatusEvent.ImportRefused.class),
    @JsonSubTypes.Type(name = "command-answered", value = StatusEvent.CommandAnswered.class)})
public sealed interface StatusEvent {

    ImportId importId();

    Instant at();

    /**
     * A table moved to another state, or was discovered ({@code from} absent).
     *
     * @param bytes   stored source bytes
     * @param message why, when there is something to say; else empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TableStateChanged(ImportId importId, String schema, String table, @Nullable TableState from,
            TableState state, int attempt, @Nullable Long jobId, long bytes, @Nullable Long importedRows,
            String message, Instant at) implements StatusEvent, AboutTable {}

    /** A running table's job got further. */
    record TableProgressed(ImportId importId, String schema, String table, int attempt, long jobId, long bytes,
            JobProgress progress, Instant at) implements StatusEvent, AboutTable {}

    /**
     * An import moved to another state, was accepted ({@code from} absent), or its state is told again
     * ({@code from} equals {@code state}).
     *
     * @param tables       {@code total}, and how many tables are in each state that has any
     * @param importedRows rows over all ended tables that gave a number
     * @param bytes        stored source bytes over all tables
     * @param failure      why it ended before its first statement, if it did
     * @param message      what a person should know; may be empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportStateChanged(ImportId importId, @Nullable ImportState from, ImportState state,
            Map<String, Integer> tables, long importedRows, long bytes, @Nullable ScanFailure failure, String message,
            Instant at) implements StatusEvent {}

    /**
     * A {@code start-import} that was not accepted; nothing changed.
     *
     * @param offset      of the command on {@code import-commands}
     * @param differences what it asks for that the import of that id is not; empty when that is not the reason
     * @param message     why, and the way on
     */
    record ImportRefused(ImportId importId, long offset, List<String> differences, String message, Instant at)
            implements
                StatusEvent {}

    /**
     * What became of a command.
     *
     * @param command  its type
     * @param offset   of the command on {@code import-commands}
     * @param accepted {@code false}: nothing changed, and the message says why
     */
    record CommandAnswered(ImportId importId, String command, long offset, boolean accepted, String message, Instant at)
            implements
                StatusEvent {}
}
