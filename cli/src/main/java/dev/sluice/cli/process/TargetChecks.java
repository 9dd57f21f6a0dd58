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
 * Logs in to every target until that works once, so that a wrong address, password or certificate is said before an import
 * needs it; a service that has nothing to do then sends TiDB nothing. It only tells: whoever works with a target finds out by
 * itself, says so by itself, and tries again by itself.
 */
final class TargetChecks implements Health, AutoCloseable {

    /** 1 once a log-in to {@code target} has worked, else 0. */
    static final String UP = "sluice.target.up";

    private static final Logger LOGGER = LoggerFactory.getLogger(TargetChecks.class);
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(15));

    private final Map<String, TidbSessions> targets;
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Pause pause;

    /** Waits before the next try. */
    @FunctionalInterface
    interface Pause {

        /** Returns when the time is over, or {@code stopping} is down. */
        void take(Duration wait, CountDownLatch stopping) throws InterruptedException;
    }

    TargetChecks(Map<String, TidbSessions> targets, Pause pause) {
        this.targets = targets;
        this.pause = pause;
        targets.keySet().forEach(name -> problems.put(name, "not reached yet"));
    }

    /** Begins at once; until {@link #close}. */
    static TargetChecks start(Map<String, TidbSessions> targets, MeterRegistry metrics) {
        TargetChecks checks = new TargetChecks(targets,
                (wait, stopping) -> stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS));
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

    /** Blocks until a log-in has worked, or {@link #close}. */
    void watch(String name, TidbSessions sessions) {
        try {
            for (int failures = 1; stopping.getCount() > 0 && !answers(name, sessions); failures++) {
                pause.take(AFTER_FAILURE.after(failures, ThreadLocalRandom.current()), stopping);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers(String name, TidbSessions sessions) {
        Optional<String> problem = logIn(sessions);
        tell(name, problem);
        return problem.isEmpty();
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
