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
    SOURCE_CHANGED;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static HeldBecause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
