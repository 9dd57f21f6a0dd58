package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far a live job is. Status, phase and step are TiDB's words, verbatim.
 *
 * @param phase          empty while pending
 * @param step           empty where the server names none
 * @param fraction       0 to 1, over all phases
 * @param processedBytes of the current step; {@code null} when unknown
 * @param totalBytes     of the current step; {@code null} when unknown
 * @param importedRows   {@code null} when TiDB gives no number yet
 * @param attention      the status is one we do not know, or TiDB waits for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobProgress(String status, String phase, String step, double fraction, @Nullable Long processedBytes,
        @Nullable Long totalBytes, @Nullable Long importedRows, boolean attention) {

    /**
     * This look, with nothing that went back since the one before: within an attempt progress only grows.
     *
     * @param before the look before of the same job, or {@code null}
     */
    public JobProgress notBehind(@Nullable JobProgress before) {
        if (before == null) {
            return this;
        }
        return new JobProgress(status, phase, step, Math.max(fraction, before.fraction), processedBytes, totalBytes,
                greater(importedRows, before.importedRows), attention);
    }

    private static @Nullable Long greater(@Nullable Long one, @Nullable Long other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.max(one, other);
    }
}
