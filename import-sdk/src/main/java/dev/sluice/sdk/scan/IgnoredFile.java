package dev.sluice.sdk.scan;

/**
 * A file of the source that takes no part in the import, and why.
 *
 * @param reason for people
 */
public record IgnoredFile(String key, String reason, Because because) {

    /** Whether somebody could miss it. */
    public enum Because {
        /** Nobody asked for it: it may hold rows that are missed. */
        NOT_KNOWN,
        /** The user's filter or file rule leaves it out. */
        ASKED,
        /** It is a part of a dump that holds no rows, and is not needed. */
        NO_ROWS
    }

    /** Whether somebody could miss it. */
    public boolean mayBeMissed() {
        return because == Because.NOT_KNOWN;
    }
}
