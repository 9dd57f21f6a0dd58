package dev.sluice.monitor.poll;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What operators see of the polling of one target. */
final class PollMetrics {

    /** Polls by {@code target} and {@code outcome}: {@code answered} or {@code failed}. */
    static final String POLLS = "sluice.monitor.polls";

    /** Jobs in flight by {@code target}, as this monitor sees them. */
    static final String JOBS = "sluice.monitor.jobs";

    private final MeterRegistry registry;
    private final String target;

    PollMetrics(MeterRegistry registry, String target, Watched watched) {
        this.registry = registry;
        this.target = target;
        registry.gauge(JOBS, Tags.of("target", target), watched, all -> all.jobsAt(target).size());
    }

    void answered() {
        count("answered");
    }

    void failed() {
        count("failed");
    }

    private void count(String outcome) {
        registry.counter(POLLS, "target", target, "outcome", outcome).increment();
    }
}
