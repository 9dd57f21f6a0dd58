package dev.sluice.monitor.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.JobFact;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.wire.NotReportedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPollerTest {

    private final FakeTidb tidb = new FakeTidb();
    private final Watched watched = new Watched();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final List<JobFact> facts = new ArrayList<>();
    private Instant now = Tables.START;
    private boolean kafkaIsGone;
    private final TargetPoller poller = new TargetPoller("default", tidb, watched, due -> {
        if (kafkaIsGone) {
            throw new NotReportedException(new IllegalStateException("no broker"));
        }
        facts.addAll(due);
    }, metrics, () -> now);

    @Test
    void asksNothingWhileThereIsNoJob() throws InterruptedException {
        assertThat(poller.turn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(tidb.opened).isZero();
    }

    @Test
    @DisplayName("S-G8 asks once however many jobs there are")
    void asksOnceHoweverManyJobsThereAre() throws InterruptedException {
        // Given
        running(500);
        // When
        poller.turn();
        poller.turn();
        // Then
        assertThat(tidb.opened).isEqualTo(1);
        assertThat(tidb.statements.stream().filter(sql -> sql.contains("JOBS WHERE Job_ID IN"))).hasSize(2);
        assertThat(facts).hasSize(500).allSatisfy(fact -> assertThat(fact).isInstanceOf(JobProgressed.class));
    }

    @Test
    void asksForEightJobsByTheirIdsForAListReadsAllThereEverWere() throws InterruptedException {
        // Given
        running(8);
        // When
        poller.turn();
        // Then
        assertThat(tidb.statements.stream().filter(sql -> sql.startsWith("SHOW IMPORT JOB"))).hasSize(8)
                .allSatisfy(sql -> assertThat(sql).matches("SHOW IMPORT JOB \\d+"));
        assertThat(facts).hasSize(8);
    }

    @Test
    void leavesTidbInPeaceForTenTimesItsLastAnswer() throws InterruptedException {
        // Given
        running(1);
        tidb.takes = () -> now = now.plusMillis(48);
        // When, Then
        assertThat(poller.turn()).isEqualTo(Duration.ofMillis(480));
    }

    @Test
    void saysTheEndOfAJobAgainWhenTheCheckpointDoesNotFollow() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        tidb.statusById.put(30001L, "finished");
        // When
        poller.turn();
        poller.turn();
        now = now.plusSeconds(6);
        poller.turn();
        // Then
        assertThat(facts).hasSize(2).allSatisfy(fact -> assertThat(fact).isInstanceOf(JobEnded.class));
    }

    @Test
    void saysThatTheTableOfAFinishedJobIsThereNoMore() throws InterruptedException {
        // Given a TRUNCATE since
        tidb.tableId = OptionalLong.of(91);
        // When, Then
        assertThat(tableGoneAtTheEnd()).isTrue();
        tidb.tableId = OptionalLong.empty();
        assertThat(tableGoneAtTheEnd()).isTrue();
        tidb.tableId = OptionalLong.of(90);
        assertThat(tableGoneAtTheEnd()).isFalse();
    }

    @Test
    void doesNotCallATableGoneThatTheAccountMayNotSee() throws InterruptedException {
        // Given
        tidb.tableId = OptionalLong.empty();
        tidb.absent = 1142;
        // When, Then
        assertThat(tableGoneAtTheEnd()).isNull();
    }

    private @Nullable Boolean tableGoneAtTheEnd() throws InterruptedException {
        watched.changed(0, "a", Tables.running());
        tidb.statusById.put(30001L, "finished");
        now = now.plusSeconds(60);
        poller.turn();
        return ((JobEnded) facts.getLast()).tableGone();
    }

    @Test
    @DisplayName("S-F15 calls a job lost when TiDB says that it does not exist, and only then")
    void callsAJobLostOnlyWhenTidbSaysThatItDoesNotExist() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        // When
        poller.turn();
        // Then
        assertThat(facts).singleElement().isInstanceOf(JobLost.class);
        assertThat(tidb.statements).contains("SHOW IMPORT JOB 30001");
    }

    @Test
    void callsAJobLostWhenItsIdIsThatOfAnotherTablesJob() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        tidb.table = "`shop`.`items`";
        tidb.statusById.put(30001L, "finished");
        // When
        poller.turn();
        // Then
        assertThat(facts).singleElement().isInstanceOf(JobLost.class);
    }

    @Test
    void doesNotTakeAnIncompleteListForALoss() throws InterruptedException {
        // Given
        running(9);
        tidb.hidden = 5;
        // When
        poller.turn();
        // Then
        assertThat(facts).hasSize(9).allSatisfy(fact -> assertThat(fact).isInstanceOf(JobProgressed.class));
    }

    @ParameterizedTest(name = "of {0}")
    @ValueSource(ints = {2, 9})
    void hidesNoJobBehindOneThatTidbDoesNotShow(int jobs) throws InterruptedException {
        // Given
        running(jobs);
        tidb.ofAnother.add(1L);
        // When
        poller.turn();
        // Then
        assertThat(facts).hasSize(jobs - 1)
                .allSatisfy(fact -> assertThat(fact).isInstanceOf(JobProgressed.class))
                .noneMatch(fact -> fact.jobId() == 1);
        assertThat(poller.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("job 1 of shop.orders cannot be read", "1227", "the account that submitted it"));
        assertThat(metrics.counter(PollMetrics.POLLS, "target", "default", "outcome", "failed").count()).isZero();
        // And
        tidb.ofAnother.clear();
        poller.turn();
        assertThat(poller.problem()).isEmpty();
        assertThat(facts).hasSize(jobs).last().returns(1L, JobFact::jobId);
    }

    @Test
    void easesOffWhileTidbShowsNoJobAtAllAndNamesTheFirst() throws InterruptedException {
        // Given
        running(5);
        tidb.ofAnother.addAll(tidb.statusById.keySet());
        // When
        poller.turn();
        Duration second = poller.turn();
        // Then
        assertThat(facts).isEmpty();
        assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(poller.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .contains("job 1 of", "job 2 of", "job 3 of")
                .endsWith("; and 2 more"));
        assertThat(tidb.opened).as("the way to ask is found anew").isEqualTo(2);
    }

    @Test
    @DisplayName("S-G5, S-G9 says nothing after a poll that failed, however often: the jobs go on in TiDB")
    void saysNothingAfterAPollThatFailedAndOpensANewSession() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        tidb.silent = true;
        // When
        Duration first = poller.turn();
        Duration second = poller.turn();
        // Then
        assertThat(facts).isEmpty();
        assertThat(first).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(poller.problem()).hasValueSatisfying(problem -> assertThat(problem).contains("default", "cut"));
        // And
        tidb.silent = false;
        tidb.statusById.put(30001L, "running");
        poller.turn();
        assertThat(facts).hasSize(1);
        assertThat(poller.problem()).isEmpty();
        assertThat(tidb.opened).isEqualTo(3);
        assertThat(metrics.counter(PollMetrics.POLLS, "target", "default", "outcome", "failed").count()).isEqualTo(2);
        assertThat(metrics.counter(PollMetrics.POLLS, "target", "default", "outcome", "answered").count()).isEqualTo(1);
        assertThat(metrics.get(PollMetrics.JOBS).gauge().value()).isEqualTo(1);
    }

    @Test
    void repeatsWhatKafkaDidNotTake() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        tidb.statusById.put(30001L, "finished");
        kafkaIsGone = true;
        poller.turn();
        kafkaIsGone = false;
        // When
        poller.turn();
        // Then
        assertThat(facts).singleElement().isInstanceOf(JobEnded.class);
    }

    @Test
    void easesOffAsJobsGrowOld() throws InterruptedException {
        // Given
        watched.changed(0, "a", Tables.running());
        tidb.statusById.put(30001L, "running");
        // When / Then
        assertThat(poller.turn()).isEqualTo(Duration.ofMillis(200));
        now = now.plusSeconds(60);
        assertThat(poller.turn()).isEqualTo(Duration.ofSeconds(2));
        now = now.plus(Duration.ofMinutes(30));
        assertThat(poller.turn()).isGreaterThan(Duration.ofSeconds(2));
    }

    private void running(int jobs) {
        for (long id = 1; id <= jobs; id++) {
            long jobId = id;
            watched.changed(0, "t" + id, Tables.running(table -> table.jobId(jobId)));
            tidb.statusById.put(id, "running");
        }
    }

    @Test
    void stopsWhileItWaits() throws InterruptedException {
        // Given
        CountDownLatch ended = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> {
            poller.run();
            ended.countDown();
        });
        // When
        poller.stop();
        // Then
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
