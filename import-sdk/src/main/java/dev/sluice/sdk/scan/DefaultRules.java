package dev.sluice.sdk.scan;

/** What becomes of the default rules when there are rules of the user's own: {@code mydumper.default-file-rules}. */
public enum DefaultRules {
    /** Only the user's rules are tried: Lightning's default. */
    LEFT_OUT,
    /** Files that no rule of the user's finds are tried with the rules for a dump's names. */
    APPENDED
}
