package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.tidb.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LookTest {

    private static final Instant SINCE = Tables.INTENT.plusSeconds(1);
    private static final Instant BEFORE = Tables.INTENT.minusSeconds(1);
    private static final String SOURCE = "s3://b/t.*.csv";
    private static final TableCheckpoint TABLE = Tables
            .planned(new TablePlan(SOURCE + "?region=eu", null, Format.CSV, List.of(), null, Map.of(), null));

    private final Look withoutGroups = new Look(TABLE, "root@%", false);
    private final Look withGroups = new Look(TABLE, "root@%", true);

    @Test
    void knowsItsJobByAccountSourceAndTimeWhereThereAreNoGroups() {
        assertThat(withoutGroups.at(List.of(job("running", "root@%", SOURCE + "?region=xxxxxx", SINCE))))
                .isEqualTo(new Finding.Ours(1));
        assertThat(withoutGroups.at(List.of(job("finished", "root@%", SOURCE, BEFORE)))).isEqualTo(
                new Finding.Nothing());
        assertThat(withoutGroups.at(List.of(job("finished", "me@%", SOURCE, SINCE)))).isEqualTo(new Finding.Nothing());
        assertThat(withoutGroups.at(List.of(job("finished", "root@%", "s3://b/u.*.csv", SINCE))))
                .isEqualTo(new Finding.Nothing());
    }

    @Test
    void takesALiveJobThatItDoesNotKnowForOneInTheWay() {
        assertThat(withoutGroups.at(List.of(job("running", "me@%", SOURCE, SINCE)))).isInstanceOf(
                Finding.InTheWay.class);
        assertThat(withGroups.at(List.of(job("awaiting-resolution", "root@%", SOURCE, SINCE))))
                .isInstanceOf(Finding.InTheWay.class);
    }

    @Test
    void takesTwoJobsOfItsOwnForNone() {
        // Given
        JobStatus job = job("finished", "root@%", SOURCE, SINCE);
        // When / Then
        assertThat(withoutGroups.at(List.of(job, job))).isInstanceOf(Finding.InTheWay.class);
        assertThat(withoutGroups.forCancelAt(List.of(job, job))).isInstanceOf(Finding.InTheWay.class);
    }

    @Test
    void letsATableBeEmptiedOnlyOfWhatWasThereBeforeTheIntent() {
        assertThat(withGroups.refusalToTruncate(List.of(job("cancelled", "me@%", SOURCE, BEFORE)))).isEmpty();
        assertThat(withGroups.refusalToTruncate(List.of(job("finished", "me@%", SOURCE, SINCE)))).isPresent();
        assertThat(withGroups.refusalToTruncate(List.of(job("running", "me@%", SOURCE, BEFORE)))).isPresent();
        assertThat(withGroups.refusalToTruncate(List.of(ended(BEFORE, SINCE)))).isPresent();
        assertThat(withGroups.refusalToTruncate(List.of(ended(BEFORE, BEFORE)))).isEmpty();
    }

    @Test
    void countsAFailedJobOfAnotherToolAmongThePriorOnes() {
        // Given
        TableCheckpoint adopting = Tables.planned(TABLE.plan().adopting(1));
        Look look = new Look(adopting, "", true);
        // When / Then
        assertThat(look.refusalToTruncate(List.of(job("failed", "me@%", SOURCE, SINCE)))).isEmpty();
        assertThat(look.refusalToTruncate(List.of(job("finished", "me@%", SOURCE, SINCE)))).isPresent();
        assertThat(look.liveAt(List.of(job("running", "me@%", SOURCE, SINCE)))).hasSize(1);
        assertThat(look.missingFrom(List.of())).hasValue(1);
        assertThat(look.missingFrom(List.of(job("failed", "me@%", SOURCE, SINCE)))).isEmpty();
        assertThat(withGroups.missingFrom(List.of())).isEmpty();
    }

    private static JobStatus job(String status, String account, String source, Instant createdAt) {
        return new JobStatus(1, Optional.empty(), source, FakeTidb.ORDERS, "", status, Optional.empty(),
                OptionalLong.empty(), "", account, Optional.of(createdAt), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static JobStatus ended(Instant createdAt, Instant endedAt) {
        return new JobStatus(1, Optional.empty(), SOURCE, FakeTidb.ORDERS, "", "finished", Optional.empty(),
                OptionalLong.empty(), "", "me@%", Optional.of(createdAt), Optional.empty(), Optional.of(endedAt),
                Optional.empty());
    }
}
