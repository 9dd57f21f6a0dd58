package dev.sluice.sdk.check;

import java.util.Locale;

/** How much a finding matters, the least first. */
public enum Severity {
    /** Looked at, and as it should be. */
    OK,
    /** Nothing to act on: a fact to know, or something that cannot be seen from here. */
    INFO,
    /** The import can go on; it may be slow, or end otherwise than wished. */
    WARNING,
    /** The import cannot go on as asked. */
    CRITICAL;

    /** As it is printed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
