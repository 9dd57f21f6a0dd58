package dev.sluice.cli.pipeline;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Manifest;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports and tables for tests. */
public final class Views {

    public static final Instant START = Instant.parse("2026-11-20T10:15:00Z");
    private static final GroupKey GROUP = new GroupKey("nightly-1");

    private Views() {}

    public static ImportRecord record(String id) {
        return ImportRecord.accepted(new ImportId(id), Manifest.of("s3://bucket/dump"), 0, GROUP, START);
    }

    public static TableCheckpoint table(String id, String schema, String table, TableState state, long bytes) {
        return table(id, schema, table, state, bytes, null);
    }

    public static TableCheckpoint table(String id, String schema, String table, TableState state, long bytes,
            @Nullable Double fraction) {
        JobProgress progress = fraction == null
                ? null
                : new JobProgress("running", "importing", "import", fraction, null, null, null, false);
        return new TableCheckpoint(new ImportId(id), schema, table, "default", state, 1,
                new TablePlan("s3://bucket/dump/x", null, null, null, null, null, null), 1, bytes, "digest", GROUP,
                state == TableState.WAITING ? null : 30001L, List.of(), List.of(), null, false, null, null, "",
                progress,
                state == TableState.FINISHED ? 7L : null, null, START, START.plusSeconds(1),
                state.isEnd() ? START.plusMillis(3500) : null, Map.of());
    }

    public static ImportView view(String id, TableCheckpoint... tables) {
        return new ImportView(record(id), List.of(tables));
    }
}
