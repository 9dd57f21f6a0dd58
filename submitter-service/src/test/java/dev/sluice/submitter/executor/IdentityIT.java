package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.Secret;
import dev.sluice.event.GroupKey;
import dev.sluice.event.Refusal;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.store.contract.S3Proxy;
import dev.sluice.sdk.tidb.Capabilities;
import dev.sluice.sdk.tidb.JobManager;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jobs an executor takes for its own on a real TiDB 8.5, which knows no group keys and tells times in a zone of its own. */
@NeedsRealTidb
class IdentityIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private final List<SubmissionFact> facts = new ArrayList<>();
    private Vertx vertx;
    private RealTidb tidb;
    private TidbSession session;
    private JobManager jobs;
    private Map<String, CredentialConfig> credentials = Map.of();
    private @Nullable TableCheckpoint checkpoint;

    @BeforeEach
    void dump() throws Exception {
        vertx = Vertx.vertx();
        Files.writeString(Files.createDirectory(directory.resolve("dump")).resolve("shop.orders.1.csv"), "id\n1\n2\n");
    }

    private void startIn(String zone) {
        tidb = RealTidb.start(RealTidbConfig.in(directory.resolve("tidb")).withZone(zone));
        session = new VertxSessions(vertx, tidb.target()).open(SessionSettings.DEFAULT);
        jobs = new JobManager(session, Capabilities.probe(session));
        makeTable();
    }

    @AfterEach
    void stop() throws Exception {
        session.close();
        tidb.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private void makeTable() {
        session.query("CREATE DATABASE shop");
        session.query("CREATE TABLE shop.orders (id INT PRIMARY KEY)");
    }

    /** What a scan would plan now. */
    private TablePlan planned() {
        return plan(directory.resolve("dump") + "/shop.orders.*.csv", null)
                .after(jobs.jobsOf(Tables.submitting().key().name()).stream().map(JobStatus::jobId).toList());
    }

    private static TablePlan plan(String location, @Nullable String credentialName) {
        return new TablePlan(location, credentialName, Format.CSV, List.of(), null, Map.of("thread", 1), null);
    }

    private static TableCheckpoint order(String group, TablePlan plan) {
        return Tables.ofGroup(Tables.planned(plan), new GroupKey(group));
    }

    private Secret secret(String name, String value) throws IOException {
        return new Secret.File(Files.writeString(directory.resolve(name), value));
    }

    private Outcome carryOut(TableCheckpoint order) throws InterruptedException {
        checkpoint = order;
        Map<String, TidbSessions> sessions = Map.of("default", new VertxSessions(vertx, tidb.target()));
        return new CarryOut(new Targets(sessions), new SourceCredentials(credentials),
                key -> Optional.ofNullable(checkpoint), facts::add).order(Order.in(order).orElseThrow());
    }

    private JobSubmitted submitted() {
        assertThat(facts).last().isInstanceOf(JobSubmitted.class);
        return (JobSubmitted) facts.getLast();
    }

    private String held() {
        assertThat(facts).last().isInstanceOf(JobRefused.class);
        JobRefused refused = (JobRefused) facts.getLast();
        assertThat(refused.refusal()).isEqualTo(Refusal.JOBS_IN_THE_WAY);
        return refused.message();
    }

    private long finished(long job) {
        await().atMost(PATIENCE).until(() -> jobs.status(job).isTerminal());
        assertThat(jobs.status(job).status()).isEqualTo("finished");
        return job;
    }

    private void loseTheAnswerTo(TableCheckpoint order) throws InterruptedException {
        tidb.switches().loseNextAnswer();
        assertThat(carryOut(order)).isInstanceOf(Outcome.LookAgain.class);
        assertThat(facts).isEmpty();
    }

    private List<JobStatus> jobs() {
        return jobs.jobsOf(Tables.submitting().key().name());
    }

    private String rows() {
        return String.valueOf(session.query("SELECT COUNT(*) AS c FROM shop.orders").values().getFirst().getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/New_York", "Asia/Tokyo"})
    void adoptsTheJobOfALostAnswerWhateverTheServersZone(String zone) throws InterruptedException {
        // Given
        startIn(zone);
        TableCheckpoint order = order("nightly-1", planned());
        loseTheAnswerTo(order);
        // When
        carryOut(order);
        // Then
        assertThat(submitted().adopted()).isTrue();
        finished(submitted().jobId());
        assertThat(jobs()).singleElement()
                .satisfies(job -> assertThat(job.dataSource())
                        .isEqualTo(directory.resolve("dump") + "/sluice-nightly-1-1/../shop.orders.*.csv"));
        assertThat(rows()).isEqualTo("2");
    }

    @Test
    void importsAgainAfterADropOnAServerAheadOfUtc() throws InterruptedException {
        // Given
        startIn("Asia/Tokyo");
        carryOut(order("monday-1", planned()));
        long first = finished(submitted().jobId());
        session.query("DROP DATABASE shop");
        makeTable();
        // When
        carryOut(order("tuesday-1", planned()));
        // Then
        assertThat(submitted().adopted()).isFalse();
        assertThat(finished(submitted().jobId())).isNotEqualTo(first);
        assertThat(rows()).isEqualTo("2");
    }

    @Test
    void holdsATableThatWasTruncatedAfterItsAnswerWasLost() throws InterruptedException {
        // Given
        startIn("UTC");
        TableCheckpoint order = order("nightly-1", planned());
        loseTheAnswerTo(order);
        finished(jobs().getFirst().jobId());
        session.query("TRUNCATE TABLE shop.orders");
        // When
        carryOut(order);
        // Then
        assertThat(held()).contains("emptied or made anew", String.valueOf(jobs().getFirst().jobId()));
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void adoptsNothingOfAnotherImportWhenItIsTriedAgain() throws InterruptedException {
        // Given X failed, Y imported the same, and the rows went
        startIn("UTC");
        TableCheckpoint first = order("x-1", planned());
        tidb.switches().failNextJob("no space");
        carryOut(first);
        long failed = submitted().jobId();
        await().atMost(PATIENCE).until(() -> jobs.status(failed).isFailed());
        carryOut(order("y-1", planned()));
        long others = finished(submitted().jobId());
        session.query("DELETE FROM shop.orders");
        // When
        carryOut(first.with(table -> table.jobId(failed).nextAttempt()));
        // Then
        assertThat(submitted().adopted()).isFalse();
        assertThat(finished(submitted().jobId())).isNotIn(failed, others);
        assertThat(rows()).isEqualTo("2");
    }

    @Test
    void takesNoJobOfAnotherCellOfTheSameAccountForItsOwn() throws InterruptedException {
        // Given both have scanned; the other one submits first
        startIn("UTC");
        TableCheckpoint ours = order("nightly-a", planned());
        tidb.switches().hold();
        carryOut(order("nightly-b", planned()));
        long others = submitted().jobId();
        // When / Then
        carryOut(ours);
        assertThat(held()).contains("not this submission's", String.valueOf(others));
        // When
        tidb.switches().release();
        finished(others);
        carryOut(ours);
        // Then TiDB has rows, and they are not taken for ours
        assertThat(facts).last()
                .isInstanceOfSatisfying(JobRefused.class,
                        fact -> assertThat(fact.message()).contains("target table is not empty"));
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void holdsAFormerReleasesTableWithAnUnmarkedJob() throws InterruptedException {
        // Given what the former release left: an order without jobs before, and the job that it sent, or an old one
        startIn("UTC");
        String location = directory.resolve("dump") + "/shop.orders.*.csv";
        session.query("IMPORT INTO shop.orders FROM '" + location + "' WITH DETACHED, THREAD=1, SKIP_ROWS=1");
        long old = finished(jobs().getFirst().jobId());
        session.query("TRUNCATE TABLE shop.orders");
        // When
        carryOut(order("nightly-1", plan(location, null)));
        // Then
        assertThat(held()).contains("bear no mark", String.valueOf(old));
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void cancelsNothingThatIsNotItsOwn() throws InterruptedException {
        // Given
        startIn("UTC");
        tidb.switches().hold();
        carryOut(order("nightly-b", planned()));
        long others = submitted().jobId();
        // When
        carryOut(order("nightly-a", planned()).with(table -> table.cancelWanted(
                CancelCause.USER)));
        // Then
        assertThat(facts).last().isInstanceOf(NothingFound.class);
        assertThat(jobs.status(others).isTerminal()).isFalse();
        tidb.switches().release();
        finished(others);
    }

    @Test
    void findsItsMarkInASourceOfS3ThatTidbWritesAnew() throws Exception {
        // Given
        startIn("UTC");
        credentials = Map.of("s3", new CredentialConfig(Map.of("s3", Map.of("accessKeyId", secret("id",
                S3Proxy.ACCESS_KEY), "secretAccessKey", secret("key", S3Proxy.SECRET_KEY)))));
        try (S3Proxy s3 = S3Proxy.start(directory.resolve("s3"))) {
            s3.put("dumps", "d/店舗 x.1.csv", "id\n1\n2\n".getBytes(StandardCharsets.UTF_8));
            TableCheckpoint order = order("nightly-1", plan("s3://dumps/d/%E5%BA%97%E8%88%97%20x.*.csv?endpoint="
                    + s3.endpoint() + "&force-path-style=true&region=us-east-1", "s3").after(List.of()));
            loseTheAnswerTo(order);
            // When
            carryOut(order);
            // Then
            assertThat(submitted().adopted()).isTrue();
            finished(submitted().jobId());
            assertThat(jobs()).singleElement()
                    .satisfies(job -> assertThat(job.dataSource()).contains("sluice=nightly-1-1", "xxxxxx")
                            .doesNotContain(S3Proxy.ACCESS_KEY));
        }
    }
}
