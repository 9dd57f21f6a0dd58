package dev.sluice.sdk.tidb;

import java.time.Instant;
import java.util.Optional;

/**
 * How the jobs of a group stand ({@code SHOW IMPORT GROUP}).
 *
 * @param lastUpdateAt empty unless a job of the group is running
 */
public record GroupSummary(String groupKey, long totalJobs, long pending, long running, long completed, long failed,
        long cancelled, Optional<Instant> firstJobCreatedAt, Optional<Instant> lastUpdateAt) {}
