package dev.sluice.service;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what Kafka's admin client answers; the client's own time-out ends the wait. */
public final class AdminAnswer {

    private AdminAnswer() {}

    /**
     * Blocks until it is there.
     *
     * @throws KafkaException as the broker said it, not wrapped
     */
    public static <T> T await(KafkaFuture<T> asked) throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException said ? said : new KafkaException(e.getCause());
        }
    }
}
