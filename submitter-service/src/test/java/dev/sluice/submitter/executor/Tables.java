package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.CancelCause;
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

    static final Instant INTENT = Instant.parse("2026-11-20T10:00:00Z");
    static final GroupKey GROUP = new GroupKey("nightly-0123");
    static final TablePlan PLAN = new TablePlan("s3://bucket/dump/shop.orders.*.csv", null, Format.CSV, List.of(), null,
            Map.of("thread", 8), null);

    private Tables() {}

    /** {@code shop.orders}, admitted for its first attempt. */
    static TableCheckpoint submitting() {
        return new TableCheckpoint(new ImportId("nightly"), "shop", "orders", "default", TableState.SUBMITTING, 1, PLAN,
                1, 100, "digest", GROUP, null, List.of(), List.of(), null, false, null, null, "", null, null, null,
                INTENT,
                null, null, Map.of());
    }

    static TableCheckpoint submitting(Consumer<dev.sluice.checkpoint.TableChange> change) {
        return submitting().with(change);
    }

    static TableCheckpoint cancelWanted() {
        return submitting(table -> table.cancelWanted(CancelCause.USER));
    }

    static TableCheckpoint planned(TablePlan plan) {
        return copy(submitting(), GROUP, plan, List.of());
    }

    /** The same with jobs that a person has set aside. */
    static TableCheckpoint aside(TableCheckpoint like, List<Long> jobs) {
        return copy(like, like.groupKey(), like.plan(), jobs);
    }

    /** The same of another import. */
    static TableCheckpoint ofGroup(TableCheckpoint like, GroupKey group) {
        return copy(like, group, like.plan(), like.jobsAside());
    }

    private static TableCheckpoint copy(TableCheckpoint like, GroupKey group, TablePlan plan, List<Long> aside) {
        return new TableCheckpoint(like.importId(), like.schema(), like.table(), like.target(), like.state(),
                like.attempt(), plan, like.files(), like.bytes(), like.digest(), group, like.jobId(),
                like.priorJobs(), aside, like.cancelWanted(), like.truncate(), like.refusal(), like.held(),
                like.message(), like.progress(), like.importedRows(), like.sourceBytes(), like.discoveredAt(),
                like.submittedAt(), like.endedAt(), like.extra());
    }
}
