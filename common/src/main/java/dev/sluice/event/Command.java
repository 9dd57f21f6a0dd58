package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.IgnoreColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What users ask for, on {@code import-commands}. A record without {@code type} is a {@code start-import}.
 *
 * <p>Pause, resume and retry are decided upon like the others; they have no wire form yet, so a record that asks for one
 * is a dead letter and changes nothing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({@JsonSubTypes.Type(name = "start-import", value = Command.StartImport.class),
    @JsonSubTypes.Type(name = "cancel-import", value = Command.CancelImport.class),
    @JsonSubTypes.Type(name = "forget-import", value = Command.ForgetImport.class)})
public sealed interface Command extends Input {

    /** The command's wire type, for answers and logs. */
    default String word() {
        return switch (this) {
            case StartImport start -> "start-import";
            case PauseImport pause -> "pause-import";
            case ResumeImport resume -> "resume-import";
            case CancelImport cancel -> "cancel-import";
            case RetryTables retry -> "retry-tables";
            case ForgetImport forget -> "forget-import";
        };
    }

    /**
     * Import what the manifest says.
     *
     * @param importId never {@code null} once read: a record without one gets its manifest's fingerprint
     * @param ignored  names of fields that no manifest has, those of its parts as paths, in order: said back to the user, so
     *                 that a typo is not silent
     */
    record StartImport(ImportId importId, @JsonUnwrapped Manifest manifest, @JsonIgnore List<String> ignored)
            implements
                Command {

        public StartImport(ImportId importId, Manifest manifest) {
            this(importId, manifest, List.of());
        }

        /** The same, of which this is ignored too. */
        public StartImport ignoring(List<String> more) {
            return new StartImport(importId, manifest, Stream.concat(ignored.stream(), more.stream()).toList());
        }

        // Spelled out because a flat body does not say which of its fields are the manifest's.
        @JsonCreator
        static StartImport read(@JsonProperty("importId") @Nullable ImportId importId,
                @JsonProperty("source") Manifest.@Nullable Source source,
                @JsonProperty("filter") @Nullable List<String> filter, @JsonProperty("target") @Nullable String target,
                @JsonProperty("csv") @Nullable CsvSettings csv,
                @JsonProperty("options") @Nullable Map<String, Object> options,
                @JsonProperty("policy") Manifest.@Nullable Policy policy,
                @JsonProperty("sqlMode") @Nullable String sqlMode, @JsonProperty("layout") @Nullable Layout layout,
                @JsonProperty("ignoreColumns") @Nullable List<IgnoreColumns> ignoreColumns,
                @JsonProperty("takeOver") @Nullable TakeOver takeOver,
                @JsonProperty("timeZone") @Nullable String timeZone,
                @JsonAnySetter Map<String, Object> ignored) {
            Manifest manifest = new Manifest(source, filter, target, csv, options, policy, sqlMode, layout,
                    ignoreColumns, takeOver, timeZone);
            List<String> names = ignored == null ? List.of() : new ArrayList<>(new TreeMap<>(ignored).keySet());
            return new StartImport(importId == null ? manifest.fingerprint() : importId, manifest, names);
        }
    }

    /** Stop admitting tables; with {@code cancelRunning} also cancel the jobs in flight, to be submitted again later. */
    record PauseImport(ImportId importId, boolean cancelRunning) implements Command {}

    /** Go on after a pause. */
    record ResumeImport(ImportId importId) implements Command {}

    /** Cancel what waits and what runs, and end the import. */
    record CancelImport(ImportId importId) implements Command {}

    /**
     * Put failed, cancelled and held tables back to waiting.
     *
     * @param tables   those only; empty: all of them
     * @param truncate whether rows that an earlier attempt left may be removed first
     */
    record RetryTables(ImportId importId, List<TableName> tables, boolean truncate) implements Command {}

    /** Drop all that is known of an ended import, so that its id is free again. Rows in TiDB stay. */
    record ForgetImport(ImportId importId) implements Command {}
}
