package dev.sluice.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.Command;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeOverWireTest {

    private static StartImport read(String takeOver) {
        String text = "{\"type\":\"start-import\",\"source\":{\"uri\":\"/d\"},\"takeOver\":" + takeOver + "}";
        return (StartImport) Json.read(text.getBytes(StandardCharsets.UTF_8), Command.class);
    }

    @Test
    void comesBackAsItWasWritten() {
        // Given
        String takeOver = "{\"finished\":[{\"schema\":\"a.b\",\"table\":\"t\"}],"
                + "\"jobs\":[{\"schema\":\"shop\",\"table\":\"orders\",\"jobId\":30001}]}";

        // When
        StartImport start = read(takeOver);

        // Then
        assertThat(start.ignored()).isEmpty();
        assertThat(start.manifest().takeOver()).isEqualTo(new TakeOver(List.of(new TableName("a.b", "t")),
                List.of(new TakeOver.Job("shop", "orders", 30001))));
        assertThat(Json.text(start)).contains("\"takeOver\":" + takeOver);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"finished":[{"schema":"a","table":"t"},{"schema":"A","table":"T"}]}                       | names A.T twice
            {"finished":[{"schema":"a","table":"t"}],"jobs":[{"schema":"a","table":"t","jobId":1}]}    | names a.t twice
            {"jobs":[{"schema":"a","table":"t"}]}                                                      | jobId, from 1
            {"jobs":[{"schema":"a","jobId":1}]}                                                        | needs schema, table
            {"finished":[{"schema":"a","table":""}]}                                                   | needs a schema and a table
            """)
    void refusesWhatNamesNoTableOrOneTwice(String takeOver, String because) {
        assertThatThrownBy(() -> read(takeOver)).isInstanceOf(UnreadableException.class).hasMessageContaining(because);
    }

    @Test
    void saysInAPlanAndAFactOnlyWhatThereIsToSay() {
        // Given
        TablePlan plan = new TablePlan("/d/x", null, null, null, null, null, null);
        ImportId id = new ImportId("nightly");
        JobSubmitted plain = new JobSubmitted(id, "shop", "orders", new GroupKey("g"), 1, 7, true);
        JobSubmitted said = new JobSubmitted(id, "shop", "orders", new GroupKey("g"), 1, 7, true, "taken over");

        // Then
        assertThat(Json.text(plan)).doesNotContain("adoptJobId");
        assertThat(Json.text(plan.adopting(7))).endsWith(",\"adoptJobId\":7}");
        assertThat(Json.text(plain)).doesNotContain("message");
        assertThat(Json.read(Json.write(said), SubmissionFact.class)).isEqualTo(said);
    }
}
