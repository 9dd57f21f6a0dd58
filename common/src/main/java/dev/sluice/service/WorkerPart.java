package dev.sluice.service;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * A part that works with a Vert.x and a producer of its own: it opens them, starts on them what a {@link Wiring} made, and
 * stops all in the reverse order, so that nothing loses a client it still uses.
 */
public final class WorkerPart implements ServicePart {

    private final String name;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Wiring wiring;
    private final Deque<Open> open = new ArrayDeque<>();
    private volatile @Nullable List<ServicePart> parts;

    /** Makes what does the work. */
    @FunctionalInterface
    public interface Wiring {

        /**
         * Starts nothing and closes neither client.
         *
         * @return in the order to start in; stopped in the reverse one, before the clients are closed
         */
        List<ServicePart> parts(Vertx vertx, Producer<byte[], byte[]> producer);
    }

    @FunctionalInterface
    private interface Open {
        void close(Duration within) throws Exception;
    }

    /**
     * Connects to nothing before {@link #start}.
     *
     * @param producer settings of its producer, see {@link KafkaClients#producer}
     */
    public WorkerPart(String name, Map<String, Object> producer, Wiring wiring) {
        this(name, () -> new KafkaProducer<>(producer), wiring);
    }

    WorkerPart(String name, Supplier<Producer<byte[], byte[]>> producers, Wiring wiring) {
        this.name = name;
        this.producers = producers;
        this.wiring = wiring;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws Exception {
        Vertx vertx = Vertx.vertx();
        open.push(within -> vertx.close().await(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS));
        Producer<byte[], byte[]> producer = producers.get();
        open.push(producer::close);
        List<ServicePart> made = List.copyOf(wiring.parts(vertx, producer));
        made.forEach(part -> open.push(part::stop));
        parts = made;
        for (ServicePart part : made) {
            part.start();
        }
    }

    /** The first problem among the parts. */
    @Override
    public Optional<String> problem() {
        List<ServicePart> made = parts;
        return made == null
                ? Optional.of("not started")
                : made.stream().map(ServicePart::problem).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void stop(Duration within) throws Exception {
        long deadline = System.nanoTime() + within.toNanos();
        Exception first = null;
        while (!open.isEmpty()) {
            // Caught whatever it is, and thrown below: what does not stop must not keep the rest from being closed.
            try {
                open.pop().close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
