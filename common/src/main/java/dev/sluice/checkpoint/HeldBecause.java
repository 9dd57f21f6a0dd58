package dev.sluice.checkpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a table waits for a person. */
public enum HeldBecause {
    /** Another unfinished import has the table; nothing was ever sent. */
    OWNED_ELSEWHERE,
    /** TiDB refused the statement for a reason that a person can clear; no job of ours exists. */
    REFUSED,
    /** More than one job of ours, or a live job of somebody else. */
    JOBS_IN_THE_WAY,
    /** TiDB says that our job's id does not exist. */
    JOB_LOST,
    /** The job has finished, but it read other bytes than the scan saw. */
    SOURCE_CHANGED,
    /** The job has finished without a row, but the scan saw one. */
    NO_ROWS,
    /** The job has finished, and the table that it filled is there no more. */
    TABLE_GONE;

    /** Whether the table's job has ended, so that TiDB has no more to say of it. */
    boolean isAfterTheJob() {
        return switch (this) {
            case SOURCE_CHANGED, NO_ROWS, TABLE_GONE -> true;
            case OWNED_ELSEWHERE, REFUSED, JOBS_IN_THE_WAY, JOB_LOST -> false;
        };
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static HeldBecause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
