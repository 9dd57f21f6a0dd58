package dev.sluice.local.tidb.job;

import java.util.Locale;

/** TiDB's word for how far a job is. A transition that is not in the order below never happens. */
public enum JobStatus {
    PENDING, RUNNING, FINISHED, FAILED, CANCELLED;

    /** Whether the job can still change its table. */
    public boolean isActive() {
        return this == PENDING || this == RUNNING;
    }

    /** As column Status shows it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
