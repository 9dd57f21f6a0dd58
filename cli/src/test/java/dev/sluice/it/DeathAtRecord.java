package dev.sluice.it;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A record of one topic at which a process dies as by {@code kill -9}: no hook runs, nothing is closed.
 *
 * @param topic  whose records are counted, from 1
 * @param moment before the record leaves the process, or when the broker has confirmed it and nobody has heard of that yet
 */
record DeathAtRecord(String topic, int number, Moment moment) {
    private static final String VARIABLE = "DEATH_AT_RECORD";
    private static final int KILLED = 137;

    enum Moment {
        SENDING, CONFIRMED
    }

    /** Tells the process that is to have this environment. */
    void tell(Map<String, String> environment) {
        environment.put(VARIABLE, topic + ":" + number + ":" + moment);
    }

    private static Optional<DeathAtRecord> told() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(text -> {
            String[] parts = text.split(":", -1);
            return new DeathAtRecord(parts[0], Integer.parseInt(parts[1]), Moment.valueOf(parts[2]));
        });
    }

    /** Sits in every Kafka client of the process; only producers' records count. */
    public static final class Interceptor
            implements
                ProducerInterceptor<byte[], byte[]>,
                ConsumerInterceptor<byte[], byte[]> {
        private static final Optional<DeathAtRecord> DEATH = told();
        private static final AtomicInteger PASSED = new AtomicInteger();

        @Override
        public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
            passes(sent.topic(), Moment.SENDING);
            return sent;
        }

        @Override
        public void onAcknowledgement(RecordMetadata confirmed, Exception failure) {
            if (failure == null) {
                passes(confirmed.topic(), Moment.CONFIRMED);
            }
        }

        private static void passes(String topic, Moment moment) {
            if (DEATH.filter(death -> death.topic.equals(topic) && death.moment == moment)
                    .filter(death -> PASSED.incrementAndGet() == death.number)
                    .isPresent()) {
                Runtime.getRuntime().halt(KILLED);
            }
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
            return polled;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> committed) {
            // what is committed is no record
        }

        @Override
        public void configure(Map<String, ?> settings) {
            // told by the environment
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
