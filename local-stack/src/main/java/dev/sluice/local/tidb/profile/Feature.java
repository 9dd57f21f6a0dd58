package dev.sluice.local.tidb.profile;

/** Something that one TiDB does and an older one does not. */
public enum Feature {

    /** The option {@code GROUP_KEY}, the column of that name, and {@code SHOW IMPORT GROUP(S)}. */
    GROUPS(TidbProfile.V9_0),

    /** Columns that say how far a running job is: the last seven. */
    STEPS(TidbProfile.V9_0),

    /** {@code SHOW RAW IMPORT JOB(S)}. */
    RAW_JOBS(TidbProfile.RAW),

    /** The option {@code ON_DUPLICATE_KEY}. */
    DUPLICATES(TidbProfile.RAW),

    /** Wildcards in every part of a path. Without it only the last part is a pattern. */
    DIRECTORY_WILDCARDS(TidbProfile.V9_0),

    /** A source without FORMAT is read as its first file's name says. Without it, as CSV. */
    FORMAT_BY_NAME(TidbProfile.V9_0),

    /** Nobody but the job reads or writes a table that is being imported: error 8258. */
    TABLE_MODE(TidbProfile.V9_0);

    private final TidbProfile since;

    Feature(TidbProfile since) {
        this.since = since;
    }

    /** The oldest profile that has it. */
    TidbProfile since() {
        return since;
    }
}
