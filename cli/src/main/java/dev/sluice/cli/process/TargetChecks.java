package dev.sluice.cli.process;

import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.service.BackOff;
import dev.sluice.service.Health;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs in to every target from time to time, so that a wrong address, password or certificate is said before an import needs
 * it. It only tells: whoever works with a target finds out by itself, and tries again by itself.
 */
final class TargetChecks implements Health, AutoCloseable {

    /** 1 when the newest log-in to {@code target} worked, else 0. */
    static final String UP = "sluice.target.up";

    private static final Logger LOGGER = LoggerFactory.getLogger(TargetChecks.class);
    private static final Duration WHILE_WELL = Duration.ofSeconds(15);
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

    private final Map<String, TidbSessions> targets;
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    private TargetChecks(Map<String, TidbSessions> targets) {
        this.targets = targets;
        targets.keySet().forEach(name -> problems.put(name, "not reached yet"));
    }

    /** Begins at once; until {@link #close}. */
    static TargetChecks start(Map<String, TidbSessions> targets, MeterRegistry metrics) {
        TargetChecks checks = new TargetChecks(targets);
        targets.forEach((name, sessions) -> {
            metrics.gauge(UP, Tags.of("target", name), checks.problems, all -> all.containsKey(name) ? 0 : 1);
            Thread.ofVirtual().name("check-" + name).start(() -> checks.watch(name, sessions));
        });
        return checks;
    }

    /** Always: a target that is away comes back without us. */
    @Override
    public boolean alive() {
        return true;
    }

    @Override
    public Map<String, Optional<String>> checks() {
        Map<String, Optional<String>> checks = new LinkedHashMap<>();
        targets.keySet()
                .stream()
                .sorted()
                .forEach(name -> checks.put("target-" + name, Optional.ofNullable(problems.get(name))));
        return checks;
    }

    /** Returns at once. A log-in that is under way ends by its own deadline, or with the client. */
    @Override
    public void close() {
        stopping.countDown();
    }

    private void watch(String name, TidbSessions sessions) {
        try {
            Duration wait = Duration.ZERO;
            for (int failures = 0; !stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);) {
                Optional<String> problem = logIn(sessions);
                failures = problem.isPresent() ? failures + 1 : 0;
                wait = failures == 0 ? WHILE_WELL : AFTER_FAILURE.after(failures, ThreadLocalRandom.current());
                tell(name, problem);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<String> logIn(TidbSessions sessions) {
        try (TidbSession session = sessions.open(SessionSettings.DEFAULT)) {
            session.query("SELECT 1");
            return Optional.empty();
        } catch (TidbException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (RejectedExecutionException e) {
            // The process ends, and its client with it, while TiDB has not answered.
            return Optional.of("the client is closed");
        }
    }

    private void tell(String name, Optional<String> problem) {
        Optional<String> before = problem.isPresent()
                ? Optional.ofNullable(problems.put(name, problem.get()))
                : Optional.ofNullable(problems.remove(name));
        if (stopping.getCount() > 0 && !problem.equals(before)) {
            problem.ifPresentOrElse(
                    why -> LOGGER.atWarn().addKeyValue("target", name).addKeyValue("error", why).log("no way to TiDB"),
                    () -> LOGGER.atInfo().addKeyValue("target", name).log("TiDB answers"));
        }
    }
}
