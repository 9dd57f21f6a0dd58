package dev.sluice.cli.lightning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lightning's mysql driver: NULLs are read as nothing, and the table of early versions too. */
class CheckpointTableTest {
    private static final List<String> LABELS = List.of("table_name", "job_id", "status", "message", "group_key",
            "update_time");

    /** Answers one statement, and remembers it. */
    private static final class OneAnswer implements TidbSession {
        private final Supplier<ResultRows> answer;
        private String asked = "";

        OneAnswer(Supplier<ResultRows> answer) {
            this.answer = answer;
        }

        @Override
        public ResultRows query(String sql) {
            asked = sql;
            return answer.get();
        }

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static OneAnswer holding(List<String> labels, List<List<@Nullable String>> rows) {
        return new OneAnswer(() -> new ResultRows(labels, rows));
    }

    @Test
    void readsEveryRecordOfTheSchema() {
        // Given
        OneAnswer session = holding(LABELS, List.of(Arrays.asList("`db`.`t1`", "1", "1", null, "g1", "now"),
                Arrays.asList("`db`.`a`", "2", "3", "no: ?access-key=AKIA", null, "now")));

        // When
        LightningCheckpoint found = CheckpointTable.read(session, "light`ning");

        // Then
        assertThat(session.asked).isEqualTo("SELECT * FROM `light``ning`.`import_into_checkpoints`");
        assertThat(found.records()).containsExactly(
                new TableRecord(new TableName("db", "a"), 2, TableStatus.FAILED, "no: ?access-key=xxxxxx"),
                new TableRecord(new TableName("db", "t1"), 1, TableStatus.RUNNING, ""));
    }

    @Test
    void readsTheTableOfEarlyVersionsWithTheDatabaseInAColumn() {
        // Given
        OneAnswer session = holding(List.of("db_name", "table_name", "job_id", "status"),
                List.of(Arrays.asList("a.b", "c.d", "1", "2")));

        // Then
        assertThat(CheckpointTable.read(session, "s").records()).extracting(TableRecord::table)
                .containsExactly(new TableName("a.b", "c.d"));
    }

    @ParameterizedTest
    @CsvSource({"orders,1,not named like", "`db`.`t`,9,`db`.`t` has the status 9", "`db`.`t`,,without a status"})
    void refusesTheWholeTable(String name, @Nullable String status, String because) {
        // Given
        OneAnswer session = holding(LABELS, List.of(Arrays.asList(name, "1", status, null, null, null)));

        // Then
        assertThatThrownBy(() -> CheckpointTable.read(session, "s")).isInstanceOf(UnreadableCheckpointException.class)
                .hasMessageContaining(because)
                .hasMessageContaining("`s`.`import_into_checkpoints`");
    }

    @ParameterizedTest
    @ValueSource(ints = {1049, 1146})
    void saysWhereItLookedWhenThereIsNoTable(int code) {
        // Given
        OneAnswer session = new OneAnswer(() -> {
            throw TidbException.answered(code, "42S02", "no such table");
        });

        // Then
        assertThatThrownBy(() -> CheckpointTable.read(session, "s")).isInstanceOf(UnreadableCheckpointException.class)
                .hasMessageContaining("`s`.`import_into_checkpoints` does not exist");
    }

    @Test
    void leavesOtherRefusalsAsTheyAre() {
        // Given
        OneAnswer session = new OneAnswer(() -> {
            throw TidbException.answered(1142, "42000", "SELECT command denied");
        });

        // Then
        assertThatThrownBy(() -> CheckpointTable.read(session, "s")).isInstanceOf(TidbException.class);
    }
}
