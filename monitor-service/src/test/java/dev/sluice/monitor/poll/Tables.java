package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableChange;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.sdk.scan.Format;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Checkpoints to begin a test with. */
final class Tables {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final GroupKey GROUP = new GroupKey("nightly-0123");

    private Tables() {}

    /** {@code shop.orders}, running as job 30001. */
    static TableCheckpoint running() {
        return new TableCheckpoint(new ImportId("nightly"), "shop", "orders", "default", TableState.RUNNING, 1,
                new TablePlan("/d/x.csv", null, Format.CSV, List.of(), null, Map.of(), null), 1, 1000, "digest", GROUP,
                30001L, List.of(), List.of(), null, false, null, null, "", null, null, null, START, START, null,
                Map.of());
    }

    static TableCheckpoint running(Consumer<TableChange> change) {
        return running().with(change);
    }
}
