package dev.sluice.sdk.tidb.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.VertxSessions;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the other tests on a real TiDB take for granted. */
@NeedsRealTidb
class RealTidbIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;
    private Vertx vertx;
    private RealTidb tidb;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        tidb = RealTidb.start(RealTidbConfig.in(directory.resolve("tidb")).withPassword("of no worth"));
        Files.writeString(directory.resolve("small.csv"), "1\n2\n");
        query("CREATE DATABASE shop");
        query("CREATE TABLE shop.t (id INT)");
    }

    @AfterEach
    void stop() throws Exception {
        tidb.close();
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void carriesOutWhatItNeverAnsweredAndGoesOnAfterAKill() {
        // Given
        tidb.switches().hold();
        tidb.switches().loseNextAnswer();

        // When
        assertThatThrownBy(this::submit).isInstanceOf(TidbException.class);
        await().atMost(PATIENCE).until(() -> job("Phase").equals("importing"));
        tidb.kill();
        tidb.restart();
        assertThat(job("Status")).isEqualTo("running");
        tidb.switches().release();

        // Then
        await().atMost(PATIENCE).until(() -> job("Status").equals("finished"));
        assertThat(query("SELECT SUM(id) AS s FROM shop.t").first().flatMap(row -> row.text("s"))).contains("3");
    }

    @Test
    void failsAJobWithTheGivenReasonAndStopsWhenAsked() {
        // Given
        tidb.switches().failNextJob("the disk is full");

        // When
        submit();
        await().atMost(PATIENCE).until(() -> job("Status").equals("failed"));
        tidb.stop();
        tidb.restart();

        // Then
        assertThat(job("Result_Message")).isEqualTo("[0]the disk is full");
    }

    private void submit() {
        query("IMPORT INTO shop.t FROM '" + directory.resolve("small.csv") + "' WITH THREAD=1, DETACHED");
    }

    private String job(String column) {
        return query("SHOW IMPORT JOBS").first().flatMap(row -> row.text(column)).orElse("");
    }

    private ResultRows query(String sql) {
        try (TidbSession session = new VertxSessions(vertx, tidb.target()).open(SessionSettings.DEFAULT)) {
            return session.query(sql);
        }
    }
}
