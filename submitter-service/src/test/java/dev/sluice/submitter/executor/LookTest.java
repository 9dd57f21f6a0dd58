package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookTest {

    private static final String SOURCE = Tables.PLAN.location();
    private static final String OURS = SOURCE + "?sluice=nightly-0123-1";
    private static final OptionalLong NOW = OptionalLong.of(100);
    private static final TableCheckpoint TABLE = Tables.planned(Tables.PLAN.after(List.of(7L)));

    private final Look look = new Look(TABLE, "root@%", NOW);

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "finished", "failed", "cancelled", "awaiting-resolution"})
    void knowsItsJobByTheMarkWhateverBecameOfIt(String status) {
        assertThat(look.at(List.of(job(1, status, OURS)))).isEqualTo(new Finding.Ours(1));
        assertThat(look.at(List.of(job(1, status, OURS + "&region=eu")))).isEqualTo(new Finding.Ours(1));
        assertThat(look.at(List.of(inGroup(1, status, "nightly-0123")))).isEqualTo(new Finding.Ours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly-01234-1", "other-nightly-0123-1", "nightly-0123-11", "Nightly-0123-1"})
    void leavesAnotherMarkAlone(String mark) {
        // Given
        String source = SOURCE + "?sluice=" + mark;
        // When / Then
        if (mark.equals("nightly-0123-11")) {
            assertThat(held(look.at(List.of(job(1, "failed", source))))).contains("later attempt");
        } else {
            assertThat(look.at(List.of(job(1, "finished", source)))).isEqualTo(new Finding.Nothing());
            assertThat(held(look.at(List.of(job(1, "running", source))))).contains("1 (running, by root@%)");
        }
    }

    @Test
    void adoptsNoJobOfAFormerAttempt() {
        // Given
        Look second = new Look(TABLE.with(table -> table.jobId(1).nextAttempt()), "root@%", NOW);
        // When / Then
        assertThat(second.at(List.of(job(1, "finished", OURS), job(2, "failed", OURS))))
                .isEqualTo(new Finding.Nothing());
        assertThat(held(second.at(List.of(job(2, "running", OURS))))).contains("2 (running");
        assertThat(second.at(List.of(inGroup(1, "finished", "nightly-0123")))).isEqualTo(new Finding.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "finished", "failed", "cancelled"})
    void holdsForAnUnmarkedJobThatMayBeItsOwn(String status) {
        assertThat(held(look.at(List.of(job(1, status, SOURCE + "?region=xxxxxx")))))
                .contains("no mark", "1 (" + status + ", by root@%)", "sluice cancel nightly");
        assertThat(held(look.forCancelAt(List.of(job(1, status, SOURCE))))).contains("no mark");
        assertThat(look.at(List.of(job(7, "finished", SOURCE)))).isEqualTo(new Finding.Nothing());
    }

    @Test
    void takesNoJobForItsOwnThatItsAccountOrSourceDeny() {
        assertThat(look.at(List.of(by("me@%", "finished", SOURCE)))).isEqualTo(new Finding.Nothing());
        assertThat(look.at(List.of(job(1, "finished", "s3://bucket/dump/shop.items.*.csv"))))
                .isEqualTo(new Finding.Nothing());
    }

    @Test
    void knowsTheSourceOfAnUnmarkedJobAsTidbShowsIt() {
        // Given
        TablePlan plan = new TablePlan("/dump/店舗 a.*.csv", null, null, null, null, null, null).after(List.of());
        Look escaped = new Look(Tables.planned(plan), "root@%", NOW);
        // When / Then
        assertThat(held(escaped.at(List.of(job(1, "finished", "/dump/%E5%BA%97%E8%88%97%20a.%2A.csv")))))
                .contains("no mark");
        assertThat(escaped.at(List.of(job(1, "finished", "/dump/%E5%BA%97%20a.%2A.csv"))))
                .isEqualTo(new Finding.Nothing());
    }

    @Test
    void adoptsNoUnmarkedJobWhereAFormerReleaseDidNotLook() {
        // Given
        Look former = new Look(Tables.submitting(), "root@%", NOW);
        // When / Then
        assertThat(held(former.at(List.of(job(1, "finished", SOURCE))))).contains("made by a former release");
        assertThat(held(former.forCancelAt(List.of(job(1, "running", SOURCE))))).contains("CANCEL IMPORT JOB");
        assertThat(former.at(List.of(job(1, "finished", OURS)))).isEqualTo(new Finding.Ours(1));
        assertThat(former.unclearAt(List.of(job(1, "running", SOURCE), job(2, "finished", SOURCE))))
                .extracting(JobStatus::jobId)
                .containsExactly(1L);
        assertThat(former.liveAt(List.of(job(1, "running", SOURCE)))).isEmpty();
    }

    @Test
    void holdsATableThatIsAnotherThanItsJobsWas() {
        assertThat(held(look.at(List.of(onTable(99, OURS))))).contains("emptied or made anew", "id 99", "id 100");
        assertThat(held(look.forCancelAt(List.of(onTable(99, OURS))))).contains("emptied or made anew");
        assertThat(held(new Look(TABLE, "root@%", OptionalLong.empty()).at(List.of(onTable(99, OURS)))))
                .contains("now there is none");
        assertThat(look.at(List.of(onTable(99, SOURCE + "?sluice=another-1")))).isEqualTo(new Finding.Nothing());
    }

    @Test
    void takesALiveJobThatItDoesNotKnowForOneInTheWay() {
        // Given
        List<JobStatus> strangers = List.of(by("me@%", "running", SOURCE), job(7, "pending", SOURCE),
                job(8, "awaiting-resolution", "/other/x.csv"));
        // When / Then
        strangers.forEach(job -> assertThat(look.at(List.of(job))).isInstanceOf(Finding.InTheWay.class));
        strangers.forEach(job -> assertThat(look.forCancelAt(List.of(job))).isEqualTo(new Finding.Nothing()));
    }

    @Test
    void takesTwoJobsOfItsOwnForNone() {
        // Given
        List<JobStatus> two = List.of(job(1, "failed", OURS), job(2, "finished", OURS));
        // When / Then
        assertThat(held(look.at(two))).contains("more than one", "1 (failed", "2 (finished");
        assertThat(look.forCancelAt(two)).isInstanceOf(Finding.InTheWay.class);
    }

    @Test
    void leavesAJobAloneThatWasSetAside() {
        // Given
        TableCheckpoint aside = Tables.aside(TABLE, List.of(1L));
        Look after = new Look(aside, "root@%", NOW);
        // When / Then
        assertThat(after.at(List.of(job(1, "finished", OURS)))).isEqualTo(new Finding.Nothing());
        assertThat(after.at(List.of(job(1, "finished", SOURCE)))).isEqualTo(new Finding.Nothing());
        assertThat(after.at(List.of(job(1, "running", OURS)))).isInstanceOf(Finding.InTheWay.class);
        assertThat(after.liveAt(List.of(job(1, "running", OURS)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,failed,true", "1,cancelled,true", "1,finished,false", "1,running,false", "7,finished,true",
        "7,running,false", "8,failed,false", "8,finished,false"})
    void letsOnlyFailedPriorJobsAndThoseOfBeforeTheScanExcuseATruncate(long id, String status, boolean excused) {
        // Given
        Look retry = new Look(TABLE.with(table -> table.jobId(1).nextAttempt()), "root@%", NOW);
        // When / Then
        assertThat(retry.refusalToTruncate(List.of(job(id, status, OURS))).isEmpty()).isEqualTo(excused);
        assertThat(retry.mayHaveLeftRows(List.of())).isTrue();
        assertThat(look.mayHaveLeftRows(List.of(job(7, "finished", SOURCE)))).isFalse();
    }

    @Test
    void countsAFailedJobOfAnotherToolAmongThePriorOnes() {
        // Given
        TableCheckpoint adopting = Tables.planned(Tables.PLAN.adopting(1).after(List.of(1L)));
        Look taking = new Look(adopting, "root@%", NOW);
        // When / Then
        assertThat(taking.at(List.of(by("me@%", "finished", "/elsewhere/x.csv")))).isEqualTo(new Finding.Ours(1));
        assertThat(taking.at(List.of(by("me@%", "failed", SOURCE)))).isEqualTo(new Finding.Nothing());
        assertThat(taking.refusalToTruncate(List.of(by("me@%", "failed", SOURCE)))).isEmpty();
        assertThat(taking.mayHaveLeftRows(List.of(by("me@%", "failed", SOURCE)))).isTrue();
        assertThat(taking.refusalToTruncate(List.of(by("me@%", "finished", SOURCE)))).isPresent();
        assertThat(taking.liveAt(List.of(by("me@%", "running", SOURCE)))).hasSize(1);
        assertThat(taking.missingFrom(List.of())).hasValue(1);
        assertThat(taking.missingFrom(List.of(by("me@%", "failed", SOURCE)))).isEmpty();
        assertThat(look.missingFrom(List.of())).isEmpty();
    }

    private static String held(Finding finding) {
        assertThat(finding).isInstanceOf(Finding.InTheWay.class);
        return ((Finding.InTheWay) finding).message();
    }

    private static JobStatus job(long id, String status, String source) {
        return job(id, Optional.empty(), source, 100, status, "root@%");
    }

    private static JobStatus inGroup(long id, String status, String group) {
        return job(id, Optional.of(group), SOURCE, 100, status, "root@%");
    }

    private static JobStatus by(String account, String status, String source) {
        return job(1, Optional.empty(), source, 100, status, account);
    }

    private static JobStatus onTable(long tableId, String source) {
        return job(1, Optional.empty(), source, tableId, "finished", "root@%");
    }

    static JobStatus job(long id, Optional<String> group, String source, long tableId, String status, String account) {
        return new JobStatus(id, group, source, FakeTidb.ORDERS, OptionalLong.of(tableId), "", status,
                Optional.empty(), OptionalLong.empty(), "", account, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }
}
