package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobFact;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.service.BackOff;
import dev.sluice.wire.NotReportedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the jobs of one target: asks TiDB, holds the answer against the checkpoints, says the difference. A poll that failed
 * says nothing.
 */
final class TargetPoller {

    private static final Logger LOGGER = LoggerFactory.getLogger(TargetPoller.class);
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final String target;
    private final Watched watched;
    private final TidbLook tidb;
    private final Facts facts;
    private final PollMetrics metrics;
    private final InstantSource clock;
    private final Sightings sightings;
    private final ProgressLine progressLine;
    private volatile Optional<String> problem = Optional.empty();
    private volatile boolean stopping;
    private volatile @Nullable Thread runner;
    private int failures;

    TargetPoller(String target, TidbSessions sessions, Watched watched, Facts facts, MeterRegistry registry,
            InstantSource clock) {
        this.target = target;
        this.watched = watched;
        this.tidb = new TidbLook(sessions);
        this.facts = facts;
        this.metrics = new PollMetrics(registry, target, watched);
        this.clock = clock;
        this.sightings = new Sightings(clock.instant());
        this.progressLine = new ProgressLine(target, clock.instant());
    }

    /** Polls until {@link #stop}. */
    void run() {
        runner = Thread.currentThread();
        try (tidb) {
            while (!stopping) {
                watched.awaitNewJob(turn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends {@link #run} soon, also while it waits for TiDB; returns at once. */
    void stop() {
        stopping = true;
        Thread polling = runner;
        if (polling != null) {
            polling.interrupt();
        }
    }

    /** Why the target cannot be watched now. */
    Optional<String> problem() {
        return problem;
    }

    /** Polls once, if there is a job to ask about; returns how long to wait for the next time. */
    Duration turn() throws InterruptedException {
        List<TableCheckpoint> tables = watched.jobsAt(target);
        Instant now = clock.instant();
        Set<Long> jobIds = tables.stream()
                .map(TableCheckpoint::jobId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        sightings.watch(jobIds, now);
        if (jobIds.isEmpty()) {
            tidb.close();
            return IDLE;
        }
        try {
            Instant before = clock.instant();
            Map<Long, JobAnswer> answers = tidb.at(jobIds);
            Duration asked = Duration.between(before, clock.instant());
            report(tables, answers, now);
            WithheldJobs withheld = WithheldJobs.of(tables, answers);
            if (withheld.isAll()) {
                tidb.close();
                return failed(withheld.text());
            }
            answered(withheld);
            return PollSchedule.after(asked, sightings.youngest(now), sightings.quiet(now), watched.waitingAt(target));
        } catch (TidbException | NotReportedException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private void report(List<TableCheckpoint> tables, Map<Long, JobAnswer> answers, Instant now)
            throws InterruptedException {
        List<JobFact> due = tables.stream()
                .flatMap(table -> fact(table, answers).stream())
                .filter(fact -> sightings.isDue(fact, now))
                .toList();
        facts.report(due);
        due.forEach(fact -> sightings.said(fact, now));
        progressLine.log(tables, now);
    }

    private Optional<JobFact> fact(TableCheckpoint table, Map<Long, JobAnswer> answers) {
        return Optional.ofNullable(table.jobId()).flatMap(jobId -> {
            Verdict verdict = new Verdict(table, jobId);
            return switch (Objects.requireNonNull(answers.get(jobId))) {
                case JobAnswer.Shown(JobStatus job) -> verdict.on(job, tidb.isTableGone(table, job));
                case JobAnswer.NoSuchJob() -> verdict.onLoss();
                case JobAnswer.Withheld(String why) -> Optional.empty();
            };
        });
    }

    private void answered(WithheldJobs withheld) {
        metrics.answered();
        failures = 0;
        Optional<String> now = withheld.isNone() ? Optional.empty() : Optional.of(problem(withheld.text()));
        if (now.isPresent() && !now.equals(problem)) {
            LOGGER.atWarn()
                    .addKeyValue("target", target)
                    .addKeyValue("error", withheld.text())
                    .log("jobs that TiDB does not show; nothing is said about them");
        }
        problem = now;
    }

    private String problem(String why) {
        return "target " + target + ": " + why;
    }

    private Duration failed(String why) {
        metrics.failed();
        failures++;
        problem = Optional.of(problem(why));
        LOGGER.atWarn()
                .addKeyValue("target", target)
                .addKeyValue("tries", failures)
                .addKeyValue("error", why)
                .log("poll failed; it says nothing about any job");
        return AFTER_FAILURE.after(failures, ThreadLocalRandom.current());
    }
}
