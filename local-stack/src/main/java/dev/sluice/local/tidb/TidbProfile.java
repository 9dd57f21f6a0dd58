package dev.sluice.local.tidb;

/** Which TiDB the stand-in is. */
public enum TidbProfile {

    /** Job rows of 21 columns, group keys and groups, no SHOW RAW. */
    V9_0("8.0.11-TiDB-v9.0.0");

    private final String version;

    TidbProfile(String version) {
        this.version = version;
    }

    /** What {@code VERSION()} answers and the greeting says. */
    public String version() {
        return version;
    }
}
