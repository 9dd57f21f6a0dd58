package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scanner reports, on {@code table-discovered}. A scan may be carried out twice; its facts then repeat. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "table-discovered", value = ScanFact.TableDiscovered.class),
    @JsonSubTypes.Type(name = "scan-completed", value = ScanFact.ScanCompleted.class),
    @JsonSubTypes.Type(name = "scan-failed", value = ScanFact.ScanFailed.class)})
public sealed interface ScanFact extends Input {

    /** The order it answers. */
    String scanId();

    /**
     * A table of the source, with or without data.
     *
     * @param files  number of data files
     * @param bytes  stored (compressed) bytes over all data files; 0: nothing to import
     * @param digest SHA-256 over the table's files: paths, sizes, modification times
     * @param skip   why nothing is to be sent for it although it may have data; {@code null}: it is to be imported
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TableDiscovered(ImportId importId, String scanId, String schema, String table, TablePlan plan, int files,
            long bytes, String digest, @Nullable String skip) implements ScanFact, AboutTable {

        /** A table that is to be imported. */
        public TableDiscovered(ImportId importId, String scanId, String schema, String table, TablePlan plan, int files,
                long bytes, String digest) {
            this(importId, scanId, schema, table, plan, files, bytes, digest, null);
        }
    }

    /**
     * The last fact of a scan that went well. Former releases told the target's clock too ({@code intentTime}), which nobody
     * asks for any more.
     *
     * @param tables     how many {@code table-discovered} it published
     * @param digest     SHA-256 over all files of all tables
     * @param warnings   what prechecks saw that does not stand against the import, each with what to do
     * @param ignored    files that take no part and may be missed; {@code null}: none, or a former release did not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScanCompleted(ImportId importId, String scanId, int tables, String digest,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warnings,
            @Nullable LeftOut ignored) implements ScanFact {

        public ScanCompleted {
            warnings = warnings == null ? List.of() : List.copyOf(warnings);
        }

        /** One that leaves no file out. */
        public ScanCompleted(ImportId importId, String scanId, int tables, String digest, List<String> warnings) {
            this(importId, scanId, tables, digest, warnings, null);
        }

        /** One that nothing was seen of. */
        public ScanCompleted(ImportId importId, String scanId, int tables, String digest) {
            this(importId, scanId, tables, digest, List.of());
        }
    }

    /**
     * The scan found out that this import cannot be done as asked. An outage is never reported so.
     *
     * @param message every problem found, one a line, each naming the file, table or option, and what to do
     * @param ignored files that take no part and may be missed; {@code null}: none, or nobody had listed them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScanFailed(ImportId importId, String scanId, ScanFailure failure, String message,
            @Nullable LeftOut ignored) implements ScanFact {

        /** One that leaves no file out. */
        public ScanFailed(ImportId importId, String scanId, ScanFailure failure, String message) {
            this(importId, scanId, failure, message, null);
        }
    }
}
