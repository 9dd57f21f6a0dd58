package dev.sluice.submitter.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RecoveryPartTest {

    private final Queue<RuntimeException> failures = new ArrayDeque<>();
    private final RecoveryPart part = new RecoveryPart(() -> {
        throw failures.remove();
    });

    @Test
    void triesAgainWhenTheFailureUnderAPlainExceptionPasses() {
        // Given
        failures.addAll(List.of(new KafkaException("in an error state", new TimeoutException("no answer")),
                new IllegalStateException("tried again")));

        // Then
        assertThatThrownBy(part::start).hasMessage("tried again");
        assertThat(part.problem()).hasValueSatisfying(said -> assertThat(said).contains("in an error state"));
    }

    @Test
    void endsWithWhatDoesNotPass() {
        // Given
        failures.add(new KafkaException("no such class"));

        // Then
        assertThatThrownBy(part::start).hasMessage("no such class");
    }
}
