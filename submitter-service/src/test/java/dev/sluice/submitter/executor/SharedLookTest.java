package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SharedLookTest {
    private static final long SECONDS = 10;
    private static final Pattern NAME = Pattern.compile("'(`shop`\\.`\\w+`)'");

    private final SharedLook look = new SharedLook();
    private final BlockingQueue<Statement> statements = new LinkedBlockingQueue<>();
    private final JobManager jobs = new JobManager(new Held(), new Capabilities(true, false,
            WildcardReach.EVERY_SEGMENT));

    /** A statement that has left and is answered when the test says so. */
    private record Statement(String sql, CompletableFuture<ResultRows> answer) {

        /** A job on each of its tables, whose ids count from here. */
        void answerFrom(long id) {
            List<List<String>> rows = new ArrayList<>();
            for (String table : tables()) {
                rows.add(List.of(String.valueOf(id + rows.size()), table));
            }
            answer.complete(new ResultRows(List.of("Job_ID", "Target_Table"), List.copyOf(rows)));
        }

        List<String> tables() {
            return NAME.matcher(sql).results().map(found -> found.group(1)).toList();
        }
    }

    private final class Held implements TidbSession {

        @Override
        public ResultRows query(String sql) {
            Statement statement = new Statement(sql, new CompletableFuture<>());
            statements.add(statement);
            try {
                return statement.answer.get();
            } catch (ExecutionException e) {
                throw (RuntimeException) e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw TidbException.notAnswered(FakeTidb.TARGET, "interrupted while waiting");
            }
        }

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    @Test
    void answersAllWhoComeDuringAStatementWithTheNextOne() throws Exception {
        // Given
        Line line = line();
        Future<List<JobStatus>> sameTable = ask("a");

        // When
        line.lonely.answerFrom(1);
        Statement shared = statements.poll(SECONDS, TimeUnit.SECONDS);
        shared.answerFrom(10);

        // Then
        assertThat(ids(line.first)).containsExactly(1L);
        assertThat(shared.tables()).containsExactly("`shop`.`a`", "`shop`.`b`");
        assertThat(ids(line.opener)).containsExactly(10L);
        assertThat(ids(line.other)).containsExactly(11L);
        assertThat(ids(sameTable)).containsExactly(10L);
        assertThat(statements).isEmpty();
    }

    @Test
    void findsNothingOnATableWithoutAJob() throws Exception {
        Future<List<JobStatus>> asked = ask("empty");

        statements.poll(SECONDS, TimeUnit.SECONDS).answer.complete(ResultRows.NONE);

        assertThat(ids(asked)).isEmpty();
    }

    @Test
    void tellsAllOfThemThatTheStatementFailed() throws Exception {
        // Given
        Line line = line();
        line.lonely.answerFrom(1);

        // When
        statements.poll(SECONDS, TimeUnit.SECONDS).answer
                .completeExceptionally(TidbException.answered(1105, "HY000", "no luck"));

        // Then
        assertThat(ids(line.first)).hasSize(1);
        assertThat(List.of(line.opener, line.other)).allSatisfy(asked -> assertThatThrownBy(() -> ids(asked))
                .hasCauseInstanceOf(TidbException.class)
                .hasMessageContaining("no luck"));
    }

    @Test
    void looksForTheOthersWhenWhoWouldHaveLookedIsInterrupted() throws Exception {
        // Given
        Line line = line();

        // When
        line.opener.cancel(true);
        line.lonely.answerFrom(1);
        Statement again = statements.poll(SECONDS, TimeUnit.SECONDS);
        again.answerFrom(20);

        // Then
        assertThat(ids(line.first)).hasSize(1);
        assertThat(again.tables()).containsExactly("`shop`.`b`");
        assertThat(ids(line.other)).containsExactly(20L);
    }

    @Test
    void looksAgainForTheOthersWhenWhoLooksIsInterruptedInTheStatement() throws Exception {
        // Given
        Line line = line();
        line.lonely.answerFrom(1);
        assertThat(statements.poll(SECONDS, TimeUnit.SECONDS).tables()).hasSize(2);

        // When
        line.opener.cancel(true);
        Statement again = statements.poll(SECONDS, TimeUnit.SECONDS);
        again.answerFrom(20);

        // Then
        assertThat(ids(line.first)).hasSize(1);
        assertThat(ids(line.other)).containsExactly(20L);
    }

    /** Three who ask: one whose statement is under way, and two in line, the first of whom would look for both. */
    private record Line(Future<List<JobStatus>> first, Statement lonely, Future<List<JobStatus>> opener,
            Future<List<JobStatus>> other) {}

    private Line line() throws InterruptedException {
        Future<List<JobStatus>> first = ask("first");
        return new Line(first, statements.poll(SECONDS, TimeUnit.SECONDS), ask("a"), ask("b"));
    }

    /** Returns when whoever asks waits, for an answer or in line. */
    private Future<List<JobStatus>> ask(String table) {
        FutureTask<List<JobStatus>> asked = new FutureTask<>(() -> look.at(new TableName("shop", table), jobs));
        Thread thread = new Thread(asked, table);
        thread.start();
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return asked;
    }

    private static List<Long> ids(Future<List<JobStatus>> asked) throws Exception {
        return asked.get(SECONDS, TimeUnit.SECONDS).stream().map(JobStatus::jobId).toList();
    }
}
