package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class KafkaOutageTest {

    @Test
    void passesWhenTheBrokerOnlyDidNotAnswer() {
        assertThat(KafkaOutage.passes(new TimeoutException("no answer"))).isTrue();
    }

    @Test
    void passesHoweverTheErrorIsWrapped() {
        // Given
        Throwable cause = new ExecutionException(new DisconnectException());

        // Then
        assertThat(KafkaOutage.passes(new KafkaException("in an error state", cause))).isTrue();
    }

    @Test
    void doesNotPassWhenTheBrokerRefuses() {
        assertThat(KafkaOutage.passes(new SaslAuthenticationException("who?", new TimeoutException()))).isFalse();
    }

    @Test
    void doesNotPassWhenNoBrokerSaidAnything() {
        assertThat(KafkaOutage.passes(new KafkaException("no such class", new IllegalStateException()))).isFalse();
    }
}
