package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.scan.WildcardReach;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    private static final String GROUPS = "SHOW IMPORT GROUPS LIKE ''";
    private static final String RAW = "SHOW RAW IMPORT JOBS WHERE Job_ID = 0";

    @Test
    void findsNothingOnAServerThatKnowsNeitherStatement() {
        assertThat(Capabilities.probe(new FakeSession()))
                .isEqualTo(new Capabilities(false, false, WildcardReach.LAST_SEGMENT));
    }

    @Test
    void findsGroups() {
        assertThat(Capabilities.probe(new FakeSession().answering(GROUPS, ResultRows.NONE)))
                .isEqualTo(new Capabilities(true, false, WildcardReach.EVERY_SEGMENT));
    }

    @Test
    void findsRawAnswers() {
        assertThat(Capabilities.probe(
                new FakeSession().answering(GROUPS, ResultRows.NONE).answering(RAW, ResultRows.NONE)).raw()).isTrue();
    }

    @Test
    void takesNoOtherErrorForAnAnswer() {
        // Given
        FakeSession busy = new FakeSession().failing(GROUPS, 1040, "Too many connections");
        // When / Then
        assertThatThrownBy(() -> Capabilities.probe(busy)).isInstanceOf(TidbException.class);
    }
}
