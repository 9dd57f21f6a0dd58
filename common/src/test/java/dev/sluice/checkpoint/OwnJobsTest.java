package dev.sluice.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Samples;
import dev.sluice.sdk.tidb.JobStatus;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnJobsTest {

    /** Of {@code shop.orders}, attempt 2. */
    private static final TableCheckpoint TABLE = (TableCheckpoint) Samples.all().get("table-checkpoint").value();
    private static final String KEY = TABLE.groupKey().value();
    private static final OwnJobs OWN = new OwnJobs(TABLE);

    @ParameterizedTest
    @CsvSource({"%s-2,true,true,false", "%s-1,true,false,false", "%s-3,true,false,true", "another-2,false,false,false"})
    void readsImportAndAttemptFromTheMark(String mark, boolean ours, boolean thisAttempt, boolean later) {
        // Given
        JobStatus job = job(Optional.empty(), "/dump/sluice-" + mark.formatted(KEY) + "/../a.*.csv",
                "`shop`.`orders`");
        // When / Then
        assertThat(OWN.isMarked(job)).isTrue();
        assertThat(OWN.hasOurMark(job)).isEqualTo(ours);
        assertThat(OWN.isOfThisAttempt(job)).isEqualTo(thisAttempt);
        assertThat(OWN.isOfLaterAttempt(job)).isEqualTo(later);
        assertThat(OWN.mayBe(job)).isEqualTo(ours);
    }

    @Test
    void readsTheImportFromTheGroupKey() {
        assertThat(OWN.isOfThisAttempt(job(Optional.of(KEY), "/a.csv", "`shop`.`orders`"))).isTrue();
        assertThat(OWN.mayBe(job(Optional.of("another"), "/a.csv", "`shop`.`orders`"))).isFalse();
    }

    @Test
    void deniesNoUnmarkedJobOnItsTable() {
        assertThat(OWN.mayBe(job(Optional.empty(), "/a.csv", "`shop`.`orders`"))).isTrue();
        assertThat(OWN.isMarked(job(Optional.empty(), "/a.csv", "`shop`.`orders`"))).isFalse();
        assertThat(OWN.mayBe(job(Optional.empty(), "/a.csv", "`shop`.`items`"))).isFalse();
        assertThat(OWN.mayBe(job(Optional.of(KEY), "/a.csv", "`shop`.`items`"))).isFalse();
    }

    private static JobStatus job(Optional<String> group, String source, String table) {
        return new JobStatus(7, group, source, table, OptionalLong.empty(), "", "running", Optional.empty(),
                OptionalLong.empty(), "", "root@%", Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
