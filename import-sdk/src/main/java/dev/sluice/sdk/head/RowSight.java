package dev.sluice.sdk.head;

import org.jspecify.annotations.Nullable;

/** Whether somebody saw a row in files that were looked into in part. */
public enum RowSight {
    SEEN, NONE, UNKNOWN;

    /** Of two files together: one row is enough, and none in what was not read is no answer. */
    public RowSight and(RowSight other) {
        return this == other ? this : this == SEEN || other == SEEN ? SEEN : UNKNOWN;
    }

    /** As it is written on topics; null for not known. */
    public @Nullable Boolean known() {
        return switch (this) {
            case SEEN -> true;
            case NONE -> false;
            case UNKNOWN -> null;
        };
    }
}
