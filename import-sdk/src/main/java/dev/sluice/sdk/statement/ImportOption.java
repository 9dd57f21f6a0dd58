package dev.sluice.sdk.statement;

/**
 * The options of {@code IMPORT INTO} that a user may choose, in the order in which they are written.
 *
 * <p>Names, kinds and limits are TiDB's; where nothing else is said, since 7.2. A server that does not know an option refuses
 * the statement with error 8163. A number must be a number and a size a string there: {@code max_write_speed=1024} is an
 * error, {@code '1024'} is not. {@code DETACHED} is no choice: it is always sent. The {@code FIELDS_…} and {@code LINES_…}
 * options are {@link CsvRules}.
 */
public enum ImportOption {

    THREAD("thread", Kind.NUMBER, "[1-9]\\d*", "at least 1"),

    DISK_QUOTA("disk_quota", Kind.SIZE, Limits.POSITIVE_SIZE, "a size above 0 like \"100GiB\""),

    MAX_WRITE_SPEED("max_write_speed", Kind.SIZE, Limits.SIZE, "a size per second like \"100MiB\""),

    /** Since 7.4. */
    SPLIT_FILE("split_file", Kind.FLAG, "", "without a value"),

    RECORD_ERRORS("record_errors", Kind.NUMBER, "-1|\\d+", "at least -1"),

    /** Where to sort. Empty: on the server's own disks, whatever its configuration says. Since 7.4; Azure is newer. */
    CLOUD_STORAGE_URI("cloud_storage_uri", Kind.TEXT, "(?is)|(s3|ks3|oss|gs|gcs|azure|azblob)://[^/?#]+.*",
            "empty or a URI like \"s3://bucket/prefix\""),

    /** Set by Sluice for every job, so that it is found again. Since 9.0. */
    GROUP_KEY("group_key", Kind.TEXT, "[A-Za-z0-9_-]{1,256}", "1 to 256 letters, digits, _ or -"),

    /** Physical lines to skip at the start of each file; when absent, the header of {@link CsvRules} decides. */
    SKIP_ROWS("skip_rows", Kind.NUMBER, "\\d+", "at least 0"),

    CHARACTER_SET("character_set", Kind.TEXT, "(?i)binary|utf8|utf8mb4|gb18030|gbk|latin1|ascii",
            "one of binary, utf8, utf8mb4, gb18030, gbk, latin1, ascii"),

    CHECKSUM_TABLE("checksum_table", Kind.TEXT, "(?i)required|true|optional|off|false",
            "one of required, true, optional, off, false"),

    /** What becomes of rows with the same key; for a sort in {@link #CLOUD_STORAGE_URI} only. Newer than 9.0. */
    ON_DUPLICATE_KEY("on_duplicate_key", Kind.TEXT, "(?i)error|capture", "error or capture"),

    DISABLE_TIKV_IMPORT_MODE("disable_tikv_import_mode", Kind.FLAG, "", "without a value"),

    /** Hidden in TiDB's documentation. */
    MAX_ENGINE_SIZE("__max_engine_size", Kind.SIZE, Limits.POSITIVE_SIZE, "a size above 0 like \"500GiB\""),

    /** Hidden in TiDB's documentation. */
    FORCE_MERGE_STEP("__force_merge_step", Kind.FLAG, "", "without a value"),

    /** Hidden in TiDB's documentation: a job that fails waits as {@code awaiting-resolution} for a person. Newer than 8.5. */
    MANUAL_RECOVERY("__manual_recovery", Kind.FLAG, "", "without a value"),

    /** Since 7.5. */
    DISABLE_PRECHECK("disable_precheck", Kind.FLAG, "", "without a value");

    /** What kind of literal TiDB takes. */
    public enum Kind {
        NUMBER, SIZE, TEXT, FLAG
    }

    private static final class Limits {

        // Every unit counts in 1024, with or without the "i".
        private static final String UNIT = " ?([kmgtp]i?b?|b)?";
        private static final String SIZE = "(?i)\\d+" + UNIT;
        private static final String POSITIVE_SIZE = "(?i)0*[1-9]\\d*" + UNIT;
    }

    private final String sqlName;
    private final Kind kind;
    private final String accepted;
    private final String wanted;

    ImportOption(String sqlName, Kind kind, String accepted, String wanted) {
        this.sqlName = sqlName;
        this.kind = kind;
        this.accepted = accepted;
        this.wanted = wanted;
    }

    /** Whether a document means the same option by both names, in whatever spelling. */
    public static boolean isSame(String name, String other) {
        return OptionDocument.plain(name).equals(OptionDocument.plain(other));
    }

    /** The name in SQL, in lower case; case does not matter to TiDB. */
    public String sqlName() {
        return sqlName;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether TiDB refuses the option for SQL and Parquet files (error 8166). */
    public boolean isForCsvOnly() {
        return this == SPLIT_FILE || this == SKIP_ROWS || this == CHARACTER_SET;
    }

    /** @throws InvalidOptionException when TiDB would answer 8164, saying what it takes instead */
    String checked(String value) {
        if (!value.matches(accepted)) {
            throw new InvalidOptionException("option " + sqlName + " must be " + wanted);
        }
        return value;
    }
}
