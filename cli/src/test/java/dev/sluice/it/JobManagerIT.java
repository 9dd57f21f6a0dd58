package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobNotFoundException;
import dev.sluice.sdk.tidb.JobProgress;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The Import SDK's job manager over a real connection, against the stand-in's TiDB 9.0 with its 21 columns. */
@Timeout(120)
class JobManagerIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TableName TABLE = new TableName("work", "T'`\\1");

    @TempDir
    static Path directory;
    private static LocalTidb tidb;
    private static Vertx vertx;
    private static Path file;
    private TidbSession session;
    private JobManager jobs;

    @BeforeAll
    static void start() throws Exception {
        tidb = LocalTidb.start(LocalTidbConfig.in(directory.resolve("tidb")));
        vertx = Vertx.vertx();
        file = Files.writeString(directory.resolve("it's.csv"), "id\n1\n2\n");
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
        tidb.close();
    }

    @BeforeEach
    void open() {
        session = sessions("").open(SessionSettings.DEFAULT.withIdleLimit(Duration.ofSeconds(30)));
        jobs = new JobManager(session, Capabilities.probe(session));
        session.query("CREATE DATABASE IF NOT EXISTS work");
        session.query("CREATE TABLE work.`T'``\\1` (id INT)");
    }

    @AfterEach
    void close() {
        tidb.controls().release();
        try (TidbSession last = sessions("").open(SessionSettings.DEFAULT)) {
            JobManager manager = new JobManager(last, Capabilities.probe(last));
            await().atMost(SOON).until(() -> manager.liveJobs().isEmpty());
            last.query("DROP DATABASE work");
        }
        session.close();
    }

    @Test
    void setsTheSessionUpAndReadsEveryTypeAsText() {
        assertThat(session.query("SELECT @@time_zone AS zone, @@wait_timeout AS idle, 1 AS one, NULL AS nothing,"
                + " CAST('2026-11-20 01:02:03.5' AS DATETIME(6)) AS moment, 1.50 AS price, 'é😀' AS word").values())
                .containsExactly(Arrays.asList("+00:00", "30", "1", null, "2026-11-20 01:02:03.500000", "1.50",
                        "é😀"));
        assertThat(session.query("SET @a = 1").values()).isEmpty();
    }

    @Test
    void probesWhatTheServerCanDo() {
        assertThat(Capabilities.probe(session)).isEqualTo(new Capabilities(true, false, WildcardReach.EVERY_SEGMENT));
    }

    @Test
    void submitsAJobAndFindsItInEveryWay() {
        // When
        long id = jobs.submit(statement("group-1"));
        await().atMost(SOON).until(() -> jobs.status(id).isTerminal());
        // Then
        JobStatus job = jobs.status(id);
        assertThat(job.status()).isEqualTo("finished");
        assertThat(job.importedRows()).hasValue(2);
        assertThat(job.groupKey()).contains("group-1");
        assertThat(JobProgress.of(job)).isEqualTo(1);
        assertThat(jobs.jobs(List.of(id, id + 1000))).containsExactly(job);
        assertThat(jobs.jobsByGroup("group-1")).containsExactly(job);
        assertThat(jobs.jobsOf(TABLE)).contains(job);
        assertThat(job.tableId()).isEqualTo(jobs.tableId(TABLE));
        assertThat(jobs.groupSummary("group-1")).hasValueSatisfying(group -> {
            assertThat(group.totalJobs()).isEqualTo(1);
            assertThat(group.completed()).isEqualTo(1);
        });
        assertThat(jobs.groupSummary("nope")).isEmpty();
        assertThat(session.query("SELECT COUNT(*) AS c FROM work.`T'``\\1`").values()).containsExactly(List.of("2"));
    }

    @Test
    void cancelsARunningJobOnceAndForAll() {
        // Given
        tidb.controls().hold();
        long id = jobs.submit(statement("group-2"));
        await().atMost(SOON).until(() -> jobs.status(id).status().equals("running"));
        assertThat(jobs.liveJobs()).extracting(JobStatus::jobId).containsExactly(id);
        // When
        jobs.cancel(id, SOON);
        // Then
        assertThat(jobs.status(id).isCancelled()).isTrue();
        assertThatThrownBy(() -> jobs.cancel(id, SOON)).isInstanceOfSatisfying(TidbException.class,
                e -> assertThat(e.hasCode(TidbException.JOB_HAS_ENDED)).isTrue());
    }

    @Test
    void saysThatAJobDoesNotExist() {
        assertThatThrownBy(() -> jobs.status(999_999)).isInstanceOf(JobNotFoundException.class);
        assertThatThrownBy(() -> jobs.cancel(999_999, SOON)).isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void sortsWhatTidbRefusesAndKeepsItsWords() {
        // Given
        session.query("INSERT INTO work.`T'``\\1` VALUES (7)");
        // When / Then
        assertThatThrownBy(() -> jobs.submit(statement("group-3"))).isInstanceOfSatisfying(TidbException.class, e -> {
            assertThat(e.code()).hasValue(8173);
            assertThat(e).hasMessage("TiDB error 8173 (HY000): PreCheck failed: target table is not empty");
            assertThat(e.failure()).isEqualTo(new TidbFailure.Refused(TidbFailure.RefusedAs.HELD));
        });
        assertThatThrownBy(() -> session.query("SELECT * FROM work.nope")).isInstanceOfSatisfying(TidbException.class,
                e -> assertThat(e.failure()).isEqualTo(new TidbFailure.Refused(TidbFailure.RefusedAs.FAILED)))
                .hasMessage("TiDB error 1146 (42S02): Table 'work.nope' doesn't exist");
    }

    @Test
    void doesNotKnowWhatBecameOfAStatementWithoutAnAnswer() {
        // When
        assertThatThrownBy(() -> session.query("SELECT SLEEP(5)", Duration.ofMillis(200)))
                .isInstanceOfSatisfying(TidbException.class,
                        e -> assertThat(e.failure()).isEqualTo(new TidbFailure.OutcomeUnknown()));
        // Then: the session is gone, so that no late answer is taken for another
        assertThatThrownBy(() -> session.query("SELECT 1")).isInstanceOf(TidbException.class);
    }

    @Test
    void losesTheAnswerAndFindsTheJobByItsGroup() {
        // Given
        tidb.controls().cutNextImport();
        // When
        assertThatThrownBy(() -> jobs.submit(statement("group-4"))).isInstanceOfSatisfying(TidbException.class,
                e -> assertThat(e.failure()).isEqualTo(new TidbFailure.OutcomeUnknown()));
        // Then
        try (TidbSession next = sessions("").open(SessionSettings.DEFAULT)) {
            assertThat(new JobManager(next, Capabilities.probe(next)).jobsByGroup("group-4")).hasSize(1);
        }
    }

    @Test
    void takesARefusedPasswordForNoSession() {
        assertThatThrownBy(() -> sessions("hunter2").open(SessionSettings.DEFAULT))
                .isInstanceOfSatisfying(TidbException.class,
                        e -> assertThat(e.failure()).isEqualTo(new TidbFailure.Retryable()))
                .hasMessageContaining("cannot connect")
                .message()
                .doesNotContain("hunter2");
    }

    private static VertxSessions sessions(String password) {
        return new VertxSessions(vertx, new TidbTarget("127.0.0.1", tidb.port(), "root", () -> password, Tls.DISABLED));
    }

    private static ImportStatement statement(String group) {
        return SqlGenerator.generate(new ImportRequest(TABLE, List.of(), file.toString(), Format.CSV, CsvRules.DEFAULT,
                ImportOptions.NONE.with(ImportOption.GROUP_KEY, group), ResourceParameters.NONE));
    }
}
