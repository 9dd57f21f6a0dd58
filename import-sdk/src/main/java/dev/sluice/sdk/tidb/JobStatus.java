package dev.sluice.sdk.tidb;

import dev.sluice.sdk.statement.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What TiDB says of one import job. Words are TiDB's, verbatim; numbers and moments are empty where the server does not say.
 *
 * @param jobId        TiDB's id
 * @param groupKey     the {@code GROUP_KEY} it was submitted with
 * @param dataSource   the location as TiDB shows it, see {@link ShownLocation}; of Azure and GCS it shows keys as they were sent,
 *                     so nobody may be told this text but through {@link dev.sluice.sdk.statement.Secrets#redactUri}
 * @param targetTable  schema and table, each in back-quotes, in lower case
 * @param tableId      of the table when the job was submitted: emptied by TRUNCATE, or made anew, it has another
 * @param phase        empty while pending and when finished
 * @param status       {@code pending}, {@code running}, {@code finished}, {@code failed}, {@code cancelled} or another
 * @param sourceSize   of the files; of packed and Parquet files newer servers only estimate what they unpack to
 * @param importedRows rows so far; final only when finished
 * @param message      empty, the error, or a note such as {@code 4 conflicted rows.}
 * @param createdBy    the matched account, such as {@code root@%}
 * @param createdAt    when TiDB accepted it
 * @param startedAt    when it left the queue
 * @param endedAt      when it finished or failed; stays empty for a cancelled job
 * @param step         what it is doing now
 */
public record JobStatus(long jobId, Optional<String> groupKey, String dataSource, String targetTable,
        OptionalLong tableId, String phase, String status, Optional<ByteCount> sourceSize, OptionalLong importedRows,
        String message, String createdBy,
        Optional<Instant> createdAt, Optional<Instant> startedAt, Optional<Instant> endedAt, Optional<JobStep> step) {

    // "canceled" is how TiDB's documentation spells it in places.
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled");
    private static final Set<String> KNOWN_LIVE = Set.of("pending", "running");

    /** What marks it where TiDB knows no group keys. */
    public Optional<Mark> mark() {
        return Mark.in(dataSource);
    }

    public boolean isFinished() {
        return status.equals("finished");
    }

    public boolean isFailed() {
        return status.equals("failed");
    }

    public boolean isCancelled() {
        return CANCELLED.contains(status);
    }

    /** Whether nothing more will happen. Any status we do not know counts as live. */
    public boolean isTerminal() {
        return isFinished() || isFailed() || isCancelled();
    }

    /** Whether a person should look: {@code awaiting-resolution}, or a status that we do not know. */
    public boolean needsAttention() {
        return !isTerminal() && !KNOWN_LIVE.contains(status);
    }

    /** For logs: without the keys that TiDB shows. */
    @Override
    public String toString() {
        return "import job " + jobId + " on " + targetTable + " (" + status + ", by " + createdBy + ") from "
                + Secrets.redactUri(dataSource) + (message.isEmpty() ? "" : ": " + Secrets.redact(message));
    }
}
