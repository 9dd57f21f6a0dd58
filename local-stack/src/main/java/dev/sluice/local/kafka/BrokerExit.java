package dev.sluice.local.kafka;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from Kafka the right to end this JVM. On a fatal fault the broker calls {@code Exit.halt}; here that becomes a
 * log line, a call to whoever runs a broker, and an exception on the thread that asked.
 *
 * <p>Kafka keeps one procedure per JVM, so all brokers of a JVM hear of the fault of any.
 */
final class BrokerExit {

    private static final Logger LOGGER = LoggerFactory.getLogger(BrokerExit.class);
    private static final List<Consumer<BrokerFailedException>> OWNERS = new CopyOnWriteArrayList<>();

    private BrokerExit() {}

    static void tell(Consumer<BrokerFailedException> owner) {
        OWNERS.add(owner);
        Exit.setExitProcedure(BrokerExit::ended);
        Exit.setHaltProcedure(BrokerExit::ended);
    }

    static void forget(Consumer<BrokerFailedException> owner) {
        OWNERS.remove(owner);
    }

    private static void ended(int code, @Nullable String message) {
        BrokerFailedException failure = new BrokerFailedException(
                "the Kafka broker wanted to end the process with code "
                        + code + (message == null ? "" : ": " + message), null);
        LOGGER.atError().addKeyValue("code", code).setCause(failure).log("Kafka broker ended by itself");
        OWNERS.forEach(owner -> owner.accept(failure));
        throw failure;
    }
}
