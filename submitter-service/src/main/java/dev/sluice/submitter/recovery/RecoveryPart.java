package dev.sluice.submitter.recovery;

import dev.sluice.service.BackOff;
import dev.sluice.service.KafkaOutage;
import dev.sluice.service.ServicePart;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts before the coordinator and returns when its state is whole. What may pass is tried again for as long as it takes. */
public final class RecoveryPart implements ServicePart {
    private static final Logger LOGGER = LoggerFactory.getLogger(RecoveryPart.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(10));
    /** Another instance is at it: leave it more time from try to try, or two would fence each other for ever. */
    private static final BackOff AFTER_FENCED = new BackOff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final Supplier<Recovery> recovery;
    private volatile String problem = "not started";

    /** @param recovery made at each try: it needs what the parts before have found out */
    public RecoveryPart(Supplier<Recovery> recovery) {
        this.recovery = recovery;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public void start() throws InterruptedException {
        for (int failures = 1; !problem.isEmpty(); failures++) {
            try {
                recovery.get().run();
                problem = "";
            } catch (ProducerFencedException | InvalidProducerEpochException e) {
                pause("another instance rebuilds the state", AFTER_FENCED.after(failures, ThreadLocalRandom.current()));
            } catch (CoordinatorRunningException e) {
                pause(e, failures);
            } catch (KafkaException e) {
                if (!KafkaOutage.passes(e)) {
                    throw e;
                }
                pause(e, failures);
            }
        }
    }

    private void pause(RuntimeException why, int failures) throws InterruptedException {
        pause(String.valueOf(why.getMessage()), BACK_OFF.after(failures, ThreadLocalRandom.current()));
    }

    private void pause(String why, Duration wait) throws InterruptedException {
        problem = "the state is not whole yet: " + why;
        LOGGER.atWarn().addKeyValue("error", why).addKeyValue("again", wait).log("the state is not whole yet");
        TimeUnit.MILLISECONDS.sleep(wait.toMillis());
    }

    @Override
    public Optional<String> problem() {
        return Optional.of(problem).filter(text -> !text.isEmpty());
    }

    @Override
    public void stop(Duration within) {
        // Nothing is held between tries.
    }
}
