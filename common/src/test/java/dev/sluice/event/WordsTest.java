package dev.sluice.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.checkpoint.CancelCause;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.Command.PauseImport;
import dev.sluice.event.Command.ResumeImport;
import dev.sluice.event.Command.RetryTables;
import dev.sluice.event.Command.StartImport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words that stand on topics, and what they mean. */
class WordsTest {
    private static final ImportId ID = new ImportId("nightly");

    @Test
    void everyCommandHasItsWord() {
        // Given
        List<Command> commands = List.of(new StartImport(ID, Manifest.of("s3://b/d")), new PauseImport(ID, true),
                new ResumeImport(ID), new CancelImport(ID), new RetryTables(ID, List.of(), false),
                new ForgetImport(ID));
        // Then
        assertThat(commands).extracting(Command::word)
                .containsExactly("start-import", "pause-import", "resume-import", "cancel-import", "retry-tables",
                        "forget-import");
    }

    @ParameterizedTest
    @EnumSource(OnFailure.class)
    void aPolicyIsReadFromItsWord(OnFailure policy) {
        assertThat(OnFailure.of(policy.word())).isEqualTo(policy);
    }

    @Test
    void anUnknownPolicyIsRefusedNamingTheOthers() {
        assertThatIllegalArgumentException().isThrownBy(() -> OnFailure.of("explode"))
                .withMessage("onFailure is one of cancel-remaining, stop-new, continue, not 'explode'");
    }

    @Test
    void aHeldTableHasNotEnded() {
        assertThat(TableState.values()).filteredOn(TableState::isEnd)
                .containsExactly(TableState.FINISHED, TableState.FAILED, TableState.CANCELLED, TableState.SKIPPED);
        assertThat(TableState.values()).filteredOn(TableState::isInFlight)
                .containsExactly(TableState.SUBMITTING, TableState.RUNNING);
    }

    @Test
    void onlyAPolicyAndAUserEndATable() {
        assertThat(CancelCause.values()).filteredOn(CancelCause::endsTable)
                .containsExactly(CancelCause.POLICY, CancelCause.USER);
    }

    @Test
    void progressKeepsTheNumberThatTidbStopsGiving() {
        // Given
        JobProgress before = new JobProgress("running", "a", "b", 0.5, 1L, 2L, 10L, false);
        JobProgress now = new JobProgress("running", "b", "c", 0.6, null, null, null, true);
        // When
        JobProgress shown = now.notBehind(before);
        // Then
        assertThat(shown).isEqualTo(new JobProgress("running", "b", "c", 0.6, null, null, 10L, true));
        assertThat(before.notBehind(null)).isEqualTo(before);
    }
}
