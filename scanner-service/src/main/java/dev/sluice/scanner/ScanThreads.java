package dev.sluice.scanner;

import dev.sluice.config.SecretUnavailableException;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.service.BackOff;
import dev.sluice.service.ServicePart;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Carries out scans, a few at a time, each until it has been reported or is stopped. While TiDB or Kafka is away a scan
 * is begun again, later and later; an outage is never reported as a failed scan. A bug is.
 */
final class ScanThreads implements ServicePart {
    /** Scans that ended, by {@code outcome}: {@code reported}, {@code stopped}. */
    static final String SCANS = "sluice.scanner.scans";

    private static final Logger LOGGER = LoggerFactory.getLogger(ScanThreads.class);
    /** A scan mostly waits for others: for listings and for DDL. */
    private static final int THREADS = 4;
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final SourceScan scan;
    private final Facts facts;
    private final OpenScans open;
    private final MeterRegistry metrics;
    private final Consumer<Throwable> fatal;
    private final Map<String, String> outages = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS,
            Thread.ofPlatform().name("scan-", 1).daemon().factory());

    ScanThreads(SourceScan scan, Facts facts, OpenScans open, MeterRegistry metrics, Consumer<Throwable> fatal) {
        this.scan = scan;
        this.facts = facts;
        this.open = open;
        this.metrics = metrics;
        this.fatal = fatal;
    }

    /** Hands a scan over and returns; it is closed in {@link OpenScans} once its order is done. */
    void begin(OpenScan next) {
        threads.execute(() -> carryOut(next));
    }

    @Override
    public String name() {
        return "scans";
    }

    /** A thread begins with the first scan that needs it. */
    @Override
    public void start() {}

    /** What keeps a scan from going on, if anything. */
    @Override
    public Optional<String> problem() {
        return outages.values().stream().findFirst();
    }

    /** Takes no more scans and waits for those that run: tell them to end before. */
    @Override
    public void stop(Duration within) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    // An outermost edge: what a report cannot help against ends the service instead of vanishing.
    private void carryOut(OpenScan next) {
        try {
            untilReported(next);
            count("reported");
            open.close(next);
        } catch (ScanStoppedException e) {
            count("stopped");
            log(next).log("scan stopped");
            if (next.stop().isCancelled()) {
                open.close(next);
            }
        } catch (RuntimeException | Error e) {
            fatal.accept(e);
        } finally {
            outages.remove(next.order().scanId());
        }
    }

    private void untilReported(OpenScan next) {
        for (int failures = 1;; failures++) {
            next.stop().check();
            try {
                ScanResult result = result(next);
                facts.publish(result, next.stop());
                log(next).addKeyValue("tables", result.tables().size()).log("scan reported");
                return;
            } catch (TidbException | KafkaException | SecretUnavailableException e) {
                outage(next, e, BACK_OFF.after(failures, ThreadLocalRandom.current()));
            }
        }
    }

    /**
     * An exception that no step expects is a bug. It ends this import, not the service: the order would be read again by the
     * next scanner, and end that one, until no import has any. An {@link Error} may be of this process, and passes.
     */
    private ScanResult result(OpenScan next) {
        try {
            return scan.run(next.order(), next.stop());
        } catch (TidbException | KafkaException | SecretUnavailableException | ScanStoppedException e) {
            throw e;
        } catch (RuntimeException e) {
            next.stop().check(); // What closes under a scan that is told to end is no bug.
            LOGGER.atError()
                    .addKeyValue("importId", next.order().importId())
                    .addKeyValue("scanId", next.order().scanId())
                    .setCause(e)
                    .log("an order cannot be carried out, which is a bug; it is reported as failed");
            return SourceScan.broken(next.order(), e);
        }
    }

    private void outage(OpenScan next, RuntimeException why, Duration wait) {
        outages.put(next.order().scanId(), "a scan waits: " + why.getMessage());
        LOGGER.atWarn()
                .addKeyValue("importId", next.order().importId())
                .addKeyValue("error", why.getMessage())
                .addKeyValue("again", wait)
                .log("scan cannot go on now; trying again");
        next.stop().pause(wait);
    }

    private void count(String outcome) {
        metrics.counter(SCANS, "outcome", outcome).increment();
    }

    private static LoggingEventBuilder log(OpenScan scan) {
        return LOGGER.atInfo().addKeyValue("importId", scan.order().importId());
    }
}
