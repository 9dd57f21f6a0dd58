package dev.sluice.local.tidb.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.wire.Column;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainConditionTest {

    private static final Column ID = new Column("Job_ID", Column.Type.LONG);
    private static final Column TABLE = new Column("Target_Table", Column.Type.TEXT);

    @Test
    void rulesOutTheNumbersThatAreNotListed() {
        // When
        PlainCondition condition = PlainCondition.of(" job_id in (1, 30,5) ").orElseThrow();

        // Then
        assertThat(condition.isAbout(ID)).isTrue();
        assertThat(Stream.of(1L, 3L, 5L, 30L, 31L).filter(condition::mayMatch)).containsExactly(1L, 5L, 30L);
    }

    @Test
    void rulesOutTheTextsThatAreNotListed() {
        // When
        PlainCondition condition = PlainCondition.of("Target_Table IN ('`a`.`b)`', 'it''s, ')").orElseThrow();

        // Then
        assertThat(condition.isAbout(TABLE)).isTrue();
        assertThat(Stream.of("`a`.`b)`", "it's,", "it's, ", "IT'S,", "`a`").filter(condition::mayMatch))
                .containsExactly("`a`.`b)`", "it's,", "it's, ");
        assertThat(condition.mayMatch(null)).isFalse();
    }

    @Test
    void readsAnEqualSignAsAListOfOne() {
        assertThat(PlainCondition.of("Group_Key = 'g'").orElseThrow().mayMatch("g")).isTrue();
        assertThat(PlainCondition.of("Job_ID=7").orElseThrow().mayMatch(8L)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Job_ID = 5 OR 1 = 1", "Job_ID NOT IN (5)", "Job_ID >= 5", "Job_ID IN (SELECT 5)",
        "Job_ID = 05",
        "Job_ID IN (5) OR (1)", "Job_ID = (5)", "Job_ID IN (5,)", "Status = 'a\\'b'", "Status = \"a\"",
        "Status = _latin1'a'",
        "Status LIKE 'a'", "Status = 'a' COLLATE utf8mb4_general_ci", "Status = 'a' 'b'", "1 IN (Job_ID)", ""})
    void leavesEveryOtherConditionToTheDatabase(String condition) {
        assertThat(PlainCondition.of(condition)).isEmpty();
    }

    @Test
    void leavesWhatTheDatabaseWouldConvertToTheDatabase() {
        assertThat(PlainCondition.of("Job_ID IN (5, '6')").orElseThrow().isAbout(ID)).isFalse();
        assertThat(PlainCondition.of("Target_Table = 5").orElseThrow().isAbout(TABLE)).isFalse();
        assertThat(PlainCondition.of("Create_Time = '2026-01-01'")
                .orElseThrow()
                .isAbout(new Column("Create_Time", Column.Type.TIMESTAMP_MICROS))).isFalse();
    }
}
