package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Stamp;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.Topics;
import dev.sluice.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final ImportId NIGHTLY = new ImportId("nightly");
    private static final GroupKey GROUP = GroupKey.of(NIGHTLY, "topic-id", 0);
    private static final Instant INTENT = Instant.parse("2026-11-20T10:00:00Z");

    private final Replay replay = new Replay(TOPICS, new Coordinator(new Targets(Map.of("default", 2)), "topic-id"));
    private long taken;

    @Test
    void remembersHowFarItCameAndPassesOverWhatNobodyCouldRead() {
        // When
        replay.take(new ConsumerRecord<>("sluice.import-commands", 0, 7, 1000, TimestampType.LOG_APPEND_TIME, 0, 0,
                new byte[0], "{nope".getBytes(StandardCharsets.UTF_8), new RecordHeaders(), Optional.empty()));
        // Then
        assertThat(replay.end()).isEmpty();
        assertThat(replay.records()).containsOnly(Map.entry(AppliedOffsets.KEY,
                new AppliedOffsets(Map.of("sluice.import-commands", 7L))));
    }

    @Test
    void ordersATableWithTheGroupItHadBefore() {
        // When
        scan();
        replay.end();
        // Then
        assertThat(table()).satisfies(table -> assertThat(table.state()).isEqualTo(TableState.SUBMITTING),
                table -> assertThat(table.groupKey()).isEqualTo(GROUP));
    }

    @Test
    void tellsNothingOfWhatWasToldBefore() {
        // When
        scan();
        take(new JobSubmitted(NIGHTLY, "shop", "orders", GROUP, 1, 30001, false));
        take(new JobEnded(NIGHTLY, "shop", "orders", GROUP, 1, 30001, JobOutcome.FINISHED, 3L, 10L, ""));
        // Then
        assertThat(replay.end()).isEmpty();
        assertThat(record().state()).isEqualTo(ImportState.FINISHED);
        assertThat(table().jobId()).isEqualTo(30001);
    }

    @Test
    void ordersTheJobOfAnotherToolToBeAdoptedAgainAndNothingForAFinishedTable() {
        // When
        start();
        TablePlan plan = new TablePlan("s3://b/d/*", null, null, null, null, null, null);
        take(new TableDiscovered(NIGHTLY, GROUP.value(), "shop", "orders", plan.adopting(77), 1, 10, "digest"));
        take(new TableDiscovered(NIGHTLY, GROUP.value(), "shop", "done", plan, 1, 10, "digest", "finished before"));
        take(new ScanCompleted(NIGHTLY, GROUP.value(), 2, "digest"));
        replay.end();
        // Then
        assertThat(table()).satisfies(table -> assertThat(table.state()).isEqualTo(TableState.SUBMITTING),
                table -> assertThat(table.plan().adoptJobId()).isEqualTo(77));
        assertThat(replay.records().get("nightly/shop/done")).isInstanceOfSatisfying(TableCheckpoint.class,
                done -> assertThat(done.state()).isEqualTo(TableState.SKIPPED));
    }

    @Test
    void endsAScanThatWasUnderWayAndSaysSo() {
        // When
        start();
        // Then
        assertThat(replay.end()).filteredOn(told -> Json.read(told.value(),
                StatusEvent.class) instanceof ImportStateChanged).singleElement().satisfies(told -> {
                    assertThat(told.topic()).isEqualTo("sluice.import-status");
                    assertThat(new String(told.value(), StandardCharsets.UTF_8)).contains("\"failed\"")
                            .contains("import again");
                });
        assertThat(record().state()).isEqualTo(ImportState.FAILED);
    }

    @Test
    void leavesNoOrderToEmptyATable() {
        // Given
        scan();
        take(new JobSubmitted(NIGHTLY, "shop", "orders", GROUP, 1, 30001, false));
        take(new JobEnded(NIGHTLY, "shop", "orders", GROUP, 1, 30001, JobOutcome.FAILED, null, null, "broken"));
        take(new RetryTables(NIGHTLY, List.of(), true));
        assertThat(table().truncate()).isTrue();
        // When
        replay.end();
        // Then
        assertThat(table()).satisfies(table -> assertThat(table.state()).isEqualTo(TableState.SUBMITTING),
                table -> assertThat(table.attempt()).isEqualTo(2),
                table -> assertThat(table.priorJobs()).containsExactly(30001L),
                table -> assertThat(table.truncate()).isFalse());
    }

    @Test
    void onlyLooksForWhatWasCancelledWithoutAnAnswer() {
        // Given
        scan();
        take(new CancelImport(NIGHTLY));
        // When
        replay.end();
        // Then
        assertThat(table().cancelWanted()).isNotNull();
        assertThat(record().state()).isEqualTo(ImportState.CANCELLING);
    }

    private void start() {
        take(new StartImport(NIGHTLY, new Manifest(new Source("s3://b/d", null), null, null, null, null, null, null)));
    }

    private void scan() {
        start();
        take(new TableDiscovered(NIGHTLY, GROUP.value(), "shop", "orders",
                new TablePlan("s3://b/d/*", null, null, null, null, null, null), 1, 10, "digest"));
        take(new ScanCompleted(NIGHTLY, GROUP.value(), 1, "digest"));
    }

    private void take(Input input) {
        replay.take(input, new Stamp(taken, INTENT.plusSeconds(taken)));
        taken++;
    }

    private TableCheckpoint table() {
        return (TableCheckpoint) replay.records().get("nightly/shop/orders");
    }

    private ImportRecord record() {
        return (ImportRecord) replay.records().get("nightly");
    }
}
