package dev.sluice.checkpoint;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.LeftOut;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanFailure;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one import as a whole; its tables have checkpoints of their own.
 *
 * @param startOffset  of the accepted {@code start-import} on {@code import-commands}
 * @param groupKey     marks its jobs in TiDB; it is its scan's id too
 * @param state        never {@code paused}: see {@link #shown()}
 * @param paused       whether admission is stopped
 * @param cancelAsked  whether a user asked for its end
 * @param scanned      whether the scan has completed
 * @param digest       SHA-256 over all its files, once scanned
 * @param verification the read-only scan that runs beside the ended import, if one does
 * @param failure      why it ended before its first statement, if it did
 * @param ignored      files of the source that take no part and may be missed, once scanned, if there are any
 * @param message      what a person should know; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(TableCheckpoint.INTENT_TIME)
public record ImportRecord(ImportId importId, Manifest manifest, long startOffset, GroupKey groupKey, ImportState state,
        boolean paused, boolean cancelAsked, boolean scanned, @Nullable String digest,
        @Nullable Verification verification, @Nullable ScanFailure failure, @Nullable LeftOut ignored, String message,
        Instant startedAt,
        @Nullable Instant endedAt, @JsonAnySetter @JsonAnyGetter Map<String, Object> extra)
        implements
            CheckpointRecord {

    public ImportRecord {
        extra = extra == null ? Map.of() : Map.copyOf(extra);
    }

    /** An import that was just accepted. */
    public static ImportRecord accepted(ImportId id, Manifest manifest, long offset, GroupKey group, Instant at) {
        return new ImportRecord(id, manifest, offset, group, ImportState.SCANNING, false, false, false, null,
                null, null, null, "", at, null, Map.of());
    }

    /** The id that its scan's facts carry. */
    public String scanId() {
        return groupKey.value();
    }

    /** The state as users see it: a pause hides what goes on behind it. */
    public ImportState shown() {
        return paused && !state.isEnd() ? ImportState.PAUSED : state;
    }

    public ImportRecord inState(ImportState to) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, to, paused, cancelAsked, scanned, digest,
                verification, failure, ignored, message, startedAt, endedAt, extra);
    }

    /** The import at its end; a pause ends with it. */
    public ImportRecord ended(ImportState how, Instant at) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, how, false, cancelAsked, scanned, digest,
                verification, failure, ignored, message, startedAt, at, extra);
    }

    /** The import open again after its end: by a retry, or because a held job moved. */
    public ImportRecord reopened(boolean stillCancelAsked) {
        ImportState to = stillCancelAsked ? ImportState.CANCELLING : ImportState.IMPORTING;
        return new ImportRecord(importId, manifest, startOffset, groupKey, to, paused, stillCancelAsked, scanned,
                digest,
                verification, failure, ignored, message, startedAt, null, extra);
    }

    public ImportRecord paused(boolean now) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, state, now, cancelAsked, scanned, digest,
                verification, failure, ignored, message, startedAt, endedAt, extra);
    }

    /** The import on its way to {@code cancelled}: a pause would only hide that. */
    public ImportRecord cancelling() {
        return new ImportRecord(importId, manifest, startOffset, groupKey, ImportState.CANCELLING, false, true,
                scanned,
                digest, verification, failure, ignored, message, startedAt, null, extra);
    }

    /** The import whose scan went well; {@code words} are what it warned of. */
    public ImportRecord scanned(String inventory, @Nullable LeftOut leftOut, String words) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, ImportState.IMPORTING, paused, cancelAsked,
                true, inventory, verification, failure, leftOut, words, startedAt, endedAt, extra);
    }

    public ImportRecord failed(ScanFailure why, @Nullable LeftOut leftOut, String words) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, state, paused, cancelAsked, scanned, digest,
                verification, why, leftOut, words, startedAt, endedAt, extra);
    }

    public ImportRecord verifying(@Nullable Verification scan) {
        return new ImportRecord(importId, manifest, startOffset, groupKey, state, paused, cancelAsked, scanned, digest,
                scan, failure, ignored, message, startedAt, endedAt, extra);
    }
}
