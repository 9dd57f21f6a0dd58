package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TableWorkerTest {

    private static final long SECONDS = 10;

    private final World world = new World(Tables.submitting());
    private final BlockingQueue<SubmissionFact> facts = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Throwable> fatal = new ArrayBlockingQueue<>(10);

    @Test
    void carriesOutAnOrderOnce() throws InterruptedException {
        // Given
        TableWorker worker = worker(key -> Optional.ofNullable(world.checkpoint));
        // When
        worker.want(Order.in(Tables.submitting()));
        // Then
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOf(JobSubmitted.class);
        assertThat(facts).isEmpty();
        assertThat(world.tidb.accepted()).isEqualTo(1);
    }

    @Test
    void letsACancelOvertakeASubmissionThatWaits() throws InterruptedException {
        // Given: the first run blocks until the cancel is there
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        TableWorker worker = worker(key -> {
            begun.countDown();
            if (!goOn.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the test let it wait too long");
            }
            return Optional.ofNullable(world.checkpoint);
        });
        worker.want(Order.in(Tables.submitting()));
        assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        // When
        world.checkpoint = Tables.cancelWanted();
        worker.want(Order.in(Tables.cancelWanted()));
        goOn.countDown();
        // Then
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOf(NothingFound.class);
        assertThat(world.tidb.accepted()).isZero();
    }

    @Test
    void sendsNothingMoreOnceItIsStopped() throws InterruptedException {
        // Given
        CountDownLatch begun = new CountDownLatch(1);
        BlockingQueue<Boolean> interrupted = new ArrayBlockingQueue<>(1);
        TableWorker worker = worker(key -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await(SECONDS, TimeUnit.SECONDS);
                return Optional.of(Tables.submitting());
            } catch (InterruptedException e) {
                interrupted.add(true);
                throw e;
            }
        });
        worker.want(Order.in(Tables.submitting()));
        assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        // When
        worker.stop();
        worker.want(Order.in(Tables.submitting()));
        // Then
        assertThat(interrupted.poll(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(world.tidb.accepted()).isZero();
        assertThat(fatal).isEmpty();
    }

    @Test
    void reportsABugInsteadOfDyingSilently() throws InterruptedException {
        // Given
        TableWorker worker = worker(key -> {
            throw new IllegalStateException("a bug");
        });
        // When
        worker.want(Order.in(Tables.submitting()));
        // Then
        assertThat(fatal.poll(SECONDS, TimeUnit.SECONDS)).hasMessage("a bug");
    }

    @Test
    void takesTheNextOrderAfterTheOneBefore() throws InterruptedException {
        // Given
        TableWorker worker = worker(key -> Optional.ofNullable(world.checkpoint));
        worker.want(Order.in(Tables.submitting()));
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOf(JobSubmitted.class);
        TableCheckpoint second = Tables.submitting(table -> table.jobId(30001).nextAttempt());
        world.tidb.end(30001, "failed");
        world.checkpoint = second;
        // When
        worker.want(Order.in(second));
        // Then
        assertThat(facts.poll(SECONDS, TimeUnit.SECONDS)).isInstanceOfSatisfying(JobSubmitted.class,
                fact -> assertThat(fact.attempt()).isEqualTo(2));
    }

    private TableWorker worker(Checkpoints checkpoints) {
        CarryOut carryOut = new CarryOut(new Targets(Map.of("default", world.tidb)), new SourceCredentials(Map.of()),
                checkpoints, facts::add);
        return new TableWorker(carryOut, new Lanes(), fatal::add);
    }
}
