package dev.sluice.service;

import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells what passes when Kafka is back from what waiting does not heal. */
public final class KafkaOutage {

    private KafkaOutage() {}

    /**
     * Whether what failed may be tried again. Clients and our own code wrap what a broker said in plain exceptions, so the
     * first error of Kafka's protocol down the causes decides; without one it is no.
     */
    public static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiException said) {
                return said instanceof RetriableException;
            }
        }
        return false;
    }
}
