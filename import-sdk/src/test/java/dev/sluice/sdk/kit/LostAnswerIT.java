package dev.sluice.sdk.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.plan.JobsBefore;
import dev.sluice.sdk.plan.PlannedTable;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure.OutcomeUnknown;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a program of one's own gets back the job whose answer a real TiDB lost. */
@NeedsRealTidb
class LostAnswerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path dump;
    private Vertx vertx;
    private VertxSessions sessions;

    @BeforeEach
    void dumpWhoseFileTidbShowsEscaped() throws IOException {
        vertx = Vertx.vertx();
        sessions = new VertxSessions(vertx, RealTidb.shared().target());
        Files.writeString(dump.resolve("lost_answer-schema-create.sql"), "CREATE DATABASE lost_answer;");
        Files.writeString(dump.resolve("lost_answer.店 1-schema.sql"), "CREATE TABLE `店 1` (id INT);");
        Files.writeString(dump.resolve("lost_answer.店 1.csv"), "id\n1\n2\n");
    }

    @AfterEach
    void stop() throws Exception {
        RealTidb.shared().switches().release();
        send("DROP DATABASE IF EXISTS lost_answer");
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void findsItsJobAndNotTheOneThatDidTheSameBefore() {
        SdkOptions options = SdkOptions.DEFAULT.withStatement(ImportOptions.NONE.with(ImportOption.THREAD, 1));
        try (ImportSdk sdk = ImportSdk.open(SourceUri.parse(dump.toString()), sessions, options)) {
            // Given: the same import of the same files, finished
            DumpPlan plan = sdk.createSchemasAndTables();
            PlannedTable table = plan.tables().getFirst();
            JobManager jobs = sdk.openJobs();
            long earlier = sdk.submit(plan, table);
            assertThat(ended(jobs, earlier).isFinished()).isTrue();
            send("TRUNCATE TABLE lost_answer.`店 1`");
            JobsBefore before = sdk.jobsBefore(plan);

            // When
            assertThat(sdk.submitted(plan, table, before)).isEmpty();
            RealTidb.shared().switches().loseNextAnswer();
            assertThatThrownBy(() -> sdk.submit(plan, table)).isInstanceOfSatisfying(TidbException.class,
                    lost -> assertThat(lost.failure()).isInstanceOf(OutcomeUnknown.class));

            // Then
            JobStatus found = sdk.submitted(plan, table, before).orElseThrow();
            assertThat(found.jobId()).isGreaterThan(earlier);
            assertThat(ended(jobs, found.jobId()).importedRows()).hasValue(2);
            assertThat(jobs.jobsOf(table.name())).hasSize(2);
        }
    }

    private static JobStatus ended(JobManager jobs, long id) {
        return jobs.awaitEnd(id, Duration.ofMillis(50), PATIENCE);
    }

    private void send(String sql) {
        try (TidbSession session = sessions.open(SessionSettings.DEFAULT)) {
            session.query(sql);
        }
    }
}
