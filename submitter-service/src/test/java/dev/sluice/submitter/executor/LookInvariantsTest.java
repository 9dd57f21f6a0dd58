package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of tables and jobs by chance: whatever TiDB shows, these hold. A seed that fails is its own repetition. */
class LookInvariantsTest {

    private static final int CASES = 5_000;
    private static final List<String> STATUSES = List.of("pending", "running", "finished", "failed", "cancelled",
            "odd");
    private static final List<String> MARKS = List.of("", "", "?sluice=nightly-0123-1", "?sluice=nightly-0123-2",
            "?sluice=nightly-0123-3", "?sluice=other-0123-2");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void adoptsOneJobAtMostAndNeverOneThatIsKnownOrAnothers(long seed) {
        Random random = new Random(seed);
        int adopted = 0;
        for (int number = 0; number < CASES; number++) {
            TableCheckpoint table = table(random);
            List<JobStatus> jobs = jobs(random);
            Look look = new Look(table, "root@%", OptionalLong.of(100));
            for (Finding finding : List.of(look.at(jobs), look.forCancelAt(jobs))) {
                if (finding instanceof Finding.Ours(long id)) {
                    adopted++;
                    assertMayBeAdopted(table, jobs, id);
                }
            }
            assertSendsOnlyBesideNothingLive(look, jobs);
        }
        assertThat(adopted).isPositive();
    }

    private static void assertMayBeAdopted(TableCheckpoint table, List<JobStatus> jobs, long id) {
        JobStatus job = jobs.stream().filter(shown -> shown.jobId() == id).findFirst().orElseThrow();
        boolean toTakeOver = table.plan().adopts(id);
        assertThat(table.priorJobs()).doesNotContain(id);
        assertThat(table.jobsAside()).doesNotContain(id);
        assertThat(job.tableId()).hasValue(100);
        if (!toTakeOver) {
            assertThat(Optional.ofNullable(table.plan().jobsBefore()).orElse(List.of())).doesNotContain(id);
            assertThat(job.groupKey().equals(Optional.of("nightly-0123"))
                    || job.dataSource().endsWith("sluice=nightly-0123-2")).isTrue();
        }
    }

    private static void assertSendsOnlyBesideNothingLive(Look look, List<JobStatus> jobs) {
        if (look.at(jobs) instanceof Finding.Nothing) {
            assertThat(jobs).allMatch(JobStatus::isTerminal);
        }
        if (look.refusalToTruncate(jobs).isEmpty()) {
            assertThat(jobs).allMatch(job -> job.isTerminal()
                    && (!job.isFinished() || Optional.ofNullable(look.table().plan().jobsBefore())
                            .orElse(List.of())
                            .contains(job.jobId())));
        }
        assertThat(look.liveAt(jobs)).allMatch(job -> look.table().plan().adopts(job.jobId())
                || job.groupKey().equals(Optional.of("nightly-0123"))
                || job.dataSource().contains("sluice=nightly-0123-"));
    }

    private static TableCheckpoint table(Random random) {
        TablePlan plan = random.nextBoolean() ? Tables.PLAN : Tables.PLAN.after(ids(random));
        List<Long> prior = ids(random);
        return Tables.aside(Tables.planned(random.nextInt(4) == 0 ? plan.adopting(1 + random.nextInt(6)) : plan)
                .with(table -> {
                    prior.forEach(id -> table.jobId(id).waitAgain());
                    table.nextAttempt();
                }), ids(random));
    }

    private static List<Long> ids(Random random) {
        return LongStream.rangeClosed(1, 6).filter(id -> random.nextInt(4) == 0).boxed().toList();
    }

    private static List<JobStatus> jobs(Random random) {
        List<JobStatus> jobs = new ArrayList<>();
        LongStream.rangeClosed(1, 6).filter(id -> random.nextInt(3) == 0).forEach(id -> jobs.add(job(id, random)));
        return jobs;
    }

    private static JobStatus job(long id, Random random) {
        Optional<String> group = random.nextInt(4) == 0
                ? Optional.of(random.nextBoolean() ? "nightly-0123" : "other-0123")
                : Optional.empty();
        String source = (random.nextInt(4) == 0 ? "/elsewhere/x.csv" : Tables.PLAN.location())
                + (group.isPresent() ? "" : MARKS.get(random.nextInt(MARKS.size())));
        return LookTest.job(id, group, source, 99 + random.nextInt(2), STATUSES.get(random.nextInt(STATUSES.size())),
                random.nextInt(4) == 0 ? "me@%" : "root@%");
    }
}
