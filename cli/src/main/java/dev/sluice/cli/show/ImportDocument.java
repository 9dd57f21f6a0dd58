package dev.sluice.cli.show;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.ImportState;
import dev.sluice.event.LeftOut;
import dev.sluice.event.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One import with its tables, as {@code import}, {@code status} and {@code watch} print it with {@code -o json}. Fields are
 * only ever added.
 *
 * @param message what a person should know; may be empty
 * @param ignored files of the source that take no part and may be missed: at most 20 are named, all are counted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportDocument(String importId, ImportState state, String source, String target, String message,
        Instant startedAt, @Nullable Instant endedAt, @Nullable LeftOut ignored, List<Table> tables) {

    /**
     * One table. {@code jobId} and {@code importedRows} are {@code null} while TiDB has given none; {@code explanation} is
     * what TiDB's words in the message mean and what to do, only there where that is known.
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Table(String schema, String table, TableState state, @Nullable Long jobId,
            @Nullable Long importedRows, long bytes, String message,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String explanation) {

        /** The table of a checkpoint. */
        public static Table of(TableCheckpoint checkpoint) {
            return new Table(checkpoint.schema(), checkpoint.table(), checkpoint.state(), checkpoint.jobId(),
                    checkpoint.importedRows(), checkpoint.bytes(), checkpoint.message(),
                    Explained.of(checkpoint).orElse(null));
        }
    }

    /**
     * One import in a list, with its tables only counted.
     *
     * @param tables how many are in each state that has any, and {@code total}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Summary(String importId, ImportState state, String source, String target, String message,
            Instant startedAt, @Nullable Instant endedAt, Map<String, Integer> tables, long importedRows, long bytes) {

        /** The summary of an import. */
        public static Summary of(ImportView view) {
            Map<String, Integer> counts = new TreeMap<>();
            view.counts().forEach((state, count) -> counts.put(state.word(), count));
            counts.put("total", view.tables().size());
            return new Summary(view.record().importId().value(), view.record().shown(),
                    view.record().manifest().source().uri(), view.record().manifest().target(),
                    view.record().message(), view.record().startedAt(), view.record().endedAt(), counts,
                    view.importedRows(), view.bytes());
        }
    }

    /** The document of an import. */
    public static ImportDocument of(ImportView view) {
        return new ImportDocument(view.record().importId().value(), view.record().shown(),
                view.record().manifest().source().uri(), view.record().manifest().target(), view.record().message(),
                view.record().startedAt(), view.record().endedAt(), view.record().ignored(),
                view.tables().stream().map(Table::of).toList());
    }
}
