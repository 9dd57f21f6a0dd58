package dev.sluice.local.tidb.profile;

/**
 * Which TiDB the stand-in is, the oldest first. Whatever differs between them is a {@link Feature}, and nobody asks for a
 * profile's name.
 */
public enum TidbProfile {

    /** Job rows of 13 columns. Jobs of a client are only found again by account, table and time. */
    V8_5("8.5", "8.0.11-TiDB-v8.5.3"),

    /** Job rows of 21 columns and groups of jobs. */
    V9_0("9.0", "8.0.11-TiDB-v9.0.0"),

    /** What came to TiDB in 2026: jobs as numbers in JSON beside the columns for people. */
    RAW("raw", "8.0.11-TiDB-v9.0.0-nightly");

    private final String word;
    private final String version;

    TidbProfile(String word, String version) {
        this.word = word;
        this.version = version;
    }

    /** How people call it. */
    public String word() {
        return word;
    }

    /** What {@code VERSION()} answers and the greeting says. */
    public String version() {
        return version;
    }

    public boolean has(Feature feature) {
        return compareTo(feature.since()) >= 0;
    }
}
