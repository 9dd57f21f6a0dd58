package dev.sluice.submitter.coordinator;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of the coordinator's inputs, by topic. */
public final class InputCounter {
    /** Inputs by {@code topic} and {@code outcome}: {@code decided}, {@code dropped}, {@code history}, {@code dead-letter}. */
    public static final String INPUTS = "sluice.coordinator.inputs";

    private final MeterRegistry registry;

    public InputCounter(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String topic, String outcome) {
        registry.counter(INPUTS, "topic", topic, "outcome", outcome).increment();
    }
}
