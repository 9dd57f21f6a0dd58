package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class WorkerPartTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final List<String> events = new CopyOnWriteArrayList<>();
    private Optional<String> problemOfSecond = Optional.empty();

    @Test
    void stopsThePartsInReverseThenTheProducerThenVertx() throws Exception {
        // Given
        WorkerPart worker = worker(() -> List.of(new Noted("first"), new Noted("second")));
        worker.start();

        // When
        worker.stop(LONG_ENOUGH);

        // Then
        assertThat(events).containsExactly("start first", "start second", "stop second", "stop first",
                "close producer", "close vertx");
    }

    @Test
    void hasAProblemUntilItIsStartedAndThenThatOfItsParts() throws Exception {
        // Given
        WorkerPart worker = worker(() -> List.of(new Noted("first"), new Noted("second")));
        Optional<String> before = worker.problem();

        // When
        worker.start();
        Optional<String> running = worker.problem();
        problemOfSecond = Optional.of("TiDB is away");

        // Then
        assertThat(before).contains("not started");
        assertThat(running).isEmpty();
        assertThat(worker.problem()).contains("TiDB is away");
        worker.stop(LONG_ENOUGH);
    }

    @Test
    void leavesNothingOpenWhenTheWiringThrows() throws Exception {
        // Given
        WorkerPart worker = worker(() -> {
            throw new IllegalArgumentException("no such group");
        });
        assertThatThrownBy(worker::start).hasMessage("no such group");

        // When
        worker.stop(LONG_ENOUGH);

        // Then
        assertThat(worker.problem()).contains("not started");
        assertThat(events).containsExactly("close producer", "close vertx");
    }

    @Test
    void closesTheRestWhenOnePartDoesNotStopAndSaysSo() throws Exception {
        // Given
        WorkerPart worker = worker(() -> List.of(new Noted("first"), new Noted("stuck")));
        worker.start();

        // When, Then
        assertThatThrownBy(() -> worker.stop(LONG_ENOUGH)).isInstanceOf(TimeoutException.class).hasMessage("stuck");
        assertThat(events).endsWith("stop first", "close producer", "close vertx");
    }

    @Test
    void stopsQuietlyWhenItWasNeverStarted() throws Exception {
        // When
        worker(List::of).stop(LONG_ENOUGH);

        // Then
        assertThat(events).isEmpty();
    }

    private interface Parts {
        List<ServicePart> make();
    }

    private WorkerPart worker(Parts parts) {
        return new WorkerPart("worker", NotedProducer::new, (vertx, producer) -> {
            noteTheEndOf(vertx);
            return parts.make();
        });
    }

    private void noteTheEndOf(Vertx vertx) {
        VerticleBase witness = new VerticleBase() {
            @Override
            public Future<?> stop() {
                events.add("close vertx");
                return Future.succeededFuture();
            }
        };
        try {
            vertx.deployVerticle(witness).await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private final class NotedProducer extends MockProducer<byte[], byte[]> {

        NotedProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void close(Duration timeout) {
            events.add("close producer");
            super.close(timeout);
        }
    }

    private final class Noted implements ServicePart {

        private final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() {
            events.add("start " + name);
        }

        @Override
        public Optional<String> problem() {
            return name.equals("second") ? problemOfSecond : Optional.empty();
        }

        @Override
        public void stop(Duration within) throws TimeoutException {
            events.add("stop " + name);
            if (name.equals("stuck")) {
                throw new TimeoutException(name);
            }
        }
    }
}
