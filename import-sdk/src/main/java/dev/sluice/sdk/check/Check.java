package dev.sluice.sdk.check;

import java.util.Locale;

/** Everything that is looked at, in the order of a report. An id, once published, keeps its meaning. */
public enum Check {
    /** The manifest means something: known settings, rules that parse, options that go together. */
    REQUEST_VALID,
    /** The source can be opened, listed and read. */
    SOURCE_READABLE,
    /** The target can look into it, where it opens files on its own disk. */
    SOURCE_SEEN_BY_TARGET,
    /** It holds a table. */
    SOURCE_NOT_EMPTY,
    /** Every file has one place, every table one format and one spelling. */
    FILES_FIT_TABLES,
    /** TiDB can take the names: of tables, and of the files as one pattern for each table. */
    OBJECT_NAMES,
    /** Sizes against what one job does, and does fast. */
    SIZES,
    /** The schema files can be read and hold what they should. */
    SCHEMA_FILES,
    /** The headers of CSV files name the columns of their tables. */
    CSV_HEADERS,
    /** The files of each table agree on the zone that their times are in, with each other and with the request. */
    TIME_ZONES,
    /** A session with the target can be opened. */
    TARGET_REACHABLE,
    /** The target is a TiDB. */
    TARGET_IS_TIDB,
    /** It knows {@code IMPORT INTO}, and which dialect of it. */
    IMPORT_INTO_KNOWN,
    /** The zone of the target, for times of files that name none. */
    TARGET_ZONE,
    /** How many import jobs the target runs at once. */
    JOB_SLOTS,
    /** The target's clock agrees with ours. */
    CLOCK_SKEW,
    /** Our account may do what an import does. */
    GRANTS,
    /** Every table exists or can be created, and no name is taken by something else. */
    TABLES_FIT_TARGET,
    /** What another tool is said to have done is there, and its jobs are those of these tables. */
    TAKE_OVER,
    /** No import job is at work on a table. */
    NO_ACTIVE_JOBS,
    /** The tables hold no row. */
    TABLES_EMPTY,
    /** No log backup and no change feed runs, as far as a client can see. */
    NO_CDC_PITR,
    /** Kafka answers. */
    KAFKA_REACHABLE,
    /** The topics are as they are declared. */
    TOPICS,
    /** Our principal may read and write them. */
    TOPIC_ACLS,
    /** What is known of an import of this id, and what starting it would do. */
    CHECKPOINTS_RESUMABLE;

    /** As it is printed: small letters and hyphens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
