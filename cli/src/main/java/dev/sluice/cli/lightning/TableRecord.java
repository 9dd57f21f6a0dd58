package dev.sluice.cli.lightning;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.sluice.sdk.TableName;
import java.util.Locale;

/**
 * One table of a checkpoint.
 *
 * @param jobId   TiDB's id; 0: none was noted
 * @param message why it failed, without credentials; may be empty
 */
public record TableRecord(TableName table, long jobId, TableStatus status, String message) {

    /** What becomes of the table here. */
    public enum Then {
        /** Lightning had finished it: nothing is sent. */
        SKIP,
        /** Its job exists: it becomes ours. */
        ADOPT,
        /** It is imported as if Lightning had never seen it. */
        SUBMIT;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Then then() {
        return switch (status) {
            case FINISHED -> Then.SKIP;
            case RUNNING -> jobId > 0 ? Then.ADOPT : Then.SUBMIT;
            case PENDING, FAILED -> Then.SUBMIT;
        };
    }

    /** A line for people. */
    public String line() {
        String job = jobId > 0 ? ", job " + jobId : "";
        String why = message.isEmpty() ? "" : ": " + message;
        return table + ": " + status.word() + job + why + "; " + switch (then()) {
            case SKIP -> "nothing is sent for it";
            case ADOPT -> "the job is taken over";
            case SUBMIT -> "it is submitted anew, if the table is empty";
        };
    }
}
