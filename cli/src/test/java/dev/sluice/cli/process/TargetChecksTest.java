package dev.sluice.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TargetChecksTest {
    private static final int ENOUGH = 100;

    private final List<String> statements = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private int failures;

    /** No time passes; whoever waits for ever is told to stop. */
    private final TargetChecks checks = new TargetChecks(Map.of("default", settings -> open()), this::pause);

    @Test
    void sendsNothingMoreToATargetThatHasAnswered() {
        // When
        checks.watch("default", settings -> open());
        // Then
        assertThat(statements).containsExactly("SELECT 1", "close");
        assertThat(waits).isEmpty();
        assertThat(checks.checks()).containsExactly(Map.entry("target-default", Optional.empty()));
    }

    @Test
    void triesAgainUntilATargetAnswersAndSaysWhyItDoesNot() {
        // Given
        failures = 3;
        // When
        checks.watch("default", settings -> open());
        // Then
        assertThat(waits).hasSize(3);
        assertThat(statements).containsExactly("SELECT 1", "close");
        assertThat(checks.ready()).isTrue();
    }

    @Test
    void tellsTheLastProblemOfATargetThatNeverAnswered() {
        // Given
        failures = Integer.MAX_VALUE;
        // When
        checks.watch("default", settings -> open());
        // Then
        assertThat(waits).hasSize(ENOUGH);
        assertThat(checks.checks().get("target-default"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("no answer from TiDB", "refused"));
    }

    private void pause(Duration wait, CountDownLatch stopping) {
        waits.add(wait);
        if (waits.size() == ENOUGH) {
            stopping.countDown();
        }
    }

    private TidbSession open() {
        if (failures > 0) {
            failures--;
            throw TidbException.notAnswered(new TidbTarget("fake", 4000, "root", () -> "", Tls.DISABLED), "refused");
        }
        return new TidbSession() {
            @Override
            public ResultRows query(String sql) {
                statements.add(sql);
                return ResultRows.NONE;
            }

            @Override
            public ResultRows query(String sql, Duration wait) {
                return query(sql);
            }

            @Override
            public void close() {
                statements.add("close");
            }
        };
    }
}
