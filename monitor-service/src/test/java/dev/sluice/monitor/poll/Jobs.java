package dev.sluice.monitor.poll;

import dev.sluice.sdk.tidb.ByteCount;
import dev.sluice.sdk.tidb.JobStatus;
import dev.sluice.sdk.tidb.JobStep;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What TiDB may say of job 30001. */
final class Jobs {

    private Jobs() {}

    /** Importing, with this share of the step done. */
    static JobStatus importing(double done) {
        return job("running", "importing", "", Optional.of(new JobStep("import", OptionalDouble.of(done),
                OptionalLong.of(50), OptionalLong.of(100), OptionalLong.empty(), Optional.empty())));
    }

    static JobStatus ended(String status, String message) {
        return job(status, "", message, Optional.empty());
    }

    /** On this table, with this group key if any. */
    static JobStatus of(String table, @Nullable String group, String source, String status) {
        return new JobStatus(30001, Optional.ofNullable(group), source, table, OptionalLong.empty(), "", status,
                Optional.empty(), OptionalLong.empty(), "", "root@%", Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static JobStatus job(String status, String phase, String message, Optional<JobStep> step) {
        return new JobStatus(30001, Optional.of(Tables.GROUP.value()), "/d/x.csv", "`shop`.`orders`", OptionalLong
                .empty(), phase, status,
                Optional.of(new ByteCount(1000, 2)), OptionalLong.of(7), message, "root@%", Optional.empty(), Optional
                        .empty(),
                Optional.empty(), step);
    }
}
