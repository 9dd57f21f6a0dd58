package dev.sluice.sdk.explain;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What TiDB says when an import fails, its usual cause and the way on, the more special before the more general.
 * {@code docs/reference/failures.md} is the same table.
 */
public enum KnownFailure {
    DUPLICATE_KEY(KeysInTidb.FEWER, "ErrChecksumMismatch … (total_kvs: 2 vs 3)",
            "rows of the files have the same primary or unique key (of the two total_kvs the first counts the keys in TiDB,"
                    + " the second those in the files)",
            "look for keys that are there twice, in one file or in two, also such that only the column's collation takes for"
                    + " the same; remove them, empty the table and import it again"),
    ROWS_FROM_ELSEWHERE(KeysInTidb.MORE, "ErrChecksumMismatch … (total_kvs: 4 vs 3)",
            "TiDB has more keys than the files gave: something else wrote into the table, or it was not empty",
            "stop the other writer, empty the table and import it again"),
    ROWS_CHANGED(KeysInTidb.AS_MANY, "ErrChecksumMismatch … (total_kvs: 3 vs 3)",
            "the rows in TiDB are not those of the files: something else changed them during the import",
            "stop the other writer, empty the table and import it again"),
    DUPLICATE_ENTRY("Duplicate entry|ErrFoundDuplicateKey|found (data|index) conflict records",
            "Duplicate entry … for key", "rows of the files have the same primary or unique key",
            "remove the second one from the files, empty the table and import it again"),
    TOO_LONG("Data Too Long", "Data Too Long, field len 3, data len 4", "a value is longer than its column",
            "widen the column; if no value is that long, the fields are in another order than the table's columns or are"
                    + " separated by something else than csv.separator"),
    EMPTY_NUMBER("Truncated incorrect \\w+ value: ''", "Truncated incorrect DOUBLE value: ''",
            "a field is empty where a number or a time belongs",
            "if empty means NULL, say csv.null=''; if the column may not be NULL, fill the field"),
    NO_NUMBER("Truncated incorrect", "Truncated incorrect DOUBLE value: 'abc'",
            "a text stands where a number or a time belongs: the fields are in another order than the table's columns, a"
                    + " header is read as a row, or a header is said that is none",
            "compare the first lines of the file with SHOW CREATE TABLE, and csv.header, csv.separator with the file"),
    QUOTES("cannot have consecutive fields without separator|unterminated quoted field",
            "syntax error: cannot have consecutive fields without separator",
            "a quote stands inside a field, or a quoted field does not end: the file is quoted or escaped in another way than"
                    + " said",
            "compare csv.delimiter, csv.separator and csv.escaped-by with the file; csv.delimiter='' takes quotes as"
                    + " text"),
    NO_FILE("No file matched|no such file or directory|NoSuchKey", "No file matched, or the file is empty",
            "TiDB sees no file with data there: it went after the scan, or TiDB's hosts have another disk than the scanner",
            "compare what TiDB sees with what was scanned; a dump on a disk must be at the same path on every TiDB host"),
    ZERO_DATE(
            "Incorrect (date|datetime|timestamp)( time)? value: '(0000-\\d\\d-\\d\\d|\\d{4}-00-\\d\\d|\\d{4}-\\d\\d-00)",
            "Incorrect date value: '0000-00-00'", "the strict sql_mode refuses zero and partial dates",
            "to keep them, import with an sql-mode without NO_ZERO_DATE and NO_ZERO_IN_DATE, as tidb.sql-mode=''; else correct"
                    + " the file"),
    NO_DATE("Incorrect (date|datetime|timestamp|time)( time)? value", "Incorrect datetime value: 'hello'",
            "a field is no date or time as TiDB reads it: another notation, a day that no calendar has, an hour that the time"
                    + " zone skips, or the fields are in another order than the table's columns",
            "write it as YYYY-MM-DD hh:mm:ss, or compare the first lines of the file with SHOW CREATE TABLE"),
    PANIC("index out of range|runtime error|panic", "runtime error: index out of range",
            "TiDB itself failed over the rows, mostly because the file has another number of fields than the table columns",
            "compare the file with SHOW CREATE TABLE, also generated columns; TiDB's log has more"),
    OUT_OF_RANGE("out of range|overflows ", "constant 300 overflows tinyint", "a number does not fit its column",
            "make the column's type larger; if no number is that large, compare the order of the fields with the table's"
                    + " columns"),
    COLUMN_COUNT("Column count doesn't match|Unmatched column|columns? not matched",
            "Column count doesn't match value count", "a row has another number of values than columns are named",
            "compare the file with SHOW CREATE TABLE, and csv.separator with the file"),
    NO_SUCH_COLUMN("Unknown column", "Unknown column 'x' in 'field list'",
            "the header or the INSERT of a file names a column that the table does not have",
            "add the column, or name it in ignore-columns"),
    NULL_VALUE("cannot be null|doesn't have a default value", "Column 'v' cannot be null",
            "a field is NULL or missing, and its column may not be NULL",
            "compare csv.null with what the file means by it; else fill the field, or give the column a default"),
    CHARACTER_SET("Incorrect string value", "Incorrect string value '\\xFF' for column 'v'",
            "the file holds bytes that are no text in the column's character set",
            "say the file's character set (mydumper.data-character-set, or the option character_set), convert it to UTF-8, or"
                    + " make the column utf8mb4; bytes belong into a BLOB"),
    NO_MEMBER("Data truncated for column", "Data truncated for column",
            "a value is none of those that the ENUM or SET column names", "add it to the column, or correct the file"),
    NO_JSON("Invalid JSON", "Invalid JSON text: The document is empty", "a field of a JSON column is no JSON",
            "say csv.null='' if it is empty; compare csv.separator, csv.delimiter and csv.escaped-by with the file"),
    NO_VECTOR("does not fit VECTOR|Invalid vector", "vector has 1 dimensions, does not fit VECTOR(3)",
            "a vector has another number of dimensions than its column", "correct the column or the file"),
    NO_PARTITION("Table has no partition for value", "Table has no partition for value 9",
            "a row belongs to none of the table's partitions", "add the partition, or correct the row"),
    SQL_TEXT("syntax error(: unexpected|;|$)", "syntax error: unexpected SingleQuoted … at offset 54",
            "TiDB reads only INSERT and REPLACE … VALUES with plain values in a SQL file, and something else stands at the"
                    + " offset: another statement, a function, ON DUPLICATE KEY UPDATE, or a text that does not end",
            "look at that place of the file and take it out; files with other statements can be run by a SQL client"),
    BROKEN_PACKING("gzip: invalid header|magic number mismatch|s2: corrupt input|unexpected EOF",
            "gzip: invalid header", "the file is not packed as its name says, or it is cut off",
            "name it after what it is, or copy it again from the beginning"),
    WRONG_REGION("region are not matched|BucketRegionError|PermanentRedirect|AuthorizationHeaderMalformed",
            "s3 bucket and region are not matched", "the bucket lies in another region than the URI says",
            "say the bucket's region: s3://…?region=NAME"),
    EXPIRED_KEY("ExpiredToken|TokenRefreshRequired|token (included in the request )?(is|has) expired",
            "ExpiredToken: The provided token has expired", "the storage's key was given for a time, and that is over",
            "put a fresh key into the configured credentials"),
    CLOCK("RequestTimeTooSkewed", "RequestTimeTooSkewed", "the clock of a TiDB host differs from the storage's",
            "set the clocks of the TiDB hosts"),
    WRONG_KEY("InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|AuthenticationFailed|could not find default"
            + " credentials|NoCredentialProviders", "SignatureDoesNotMatch",
            "the storage does not know the key, its secret is wrong, or TiDB was given none",
            "correct the configured credentials that the manifest names"),
    NO_BUCKET("NoSuchBucket|ContainerNotFound|bucket doesn't exist", "NoSuchBucket",
            "there is no such bucket at this endpoint", "correct the bucket's name, or the endpoint in the URI"),
    ENDPOINT("dial tcp|no such host|connection refused|RequestError: send request failed|i/o timeout",
            "dial tcp: lookup …: no such host",
            "TiDB's hosts cannot reach the storage, even if the scanner can: a wrong endpoint, a firewall, or no DNS there",
            "try the endpoint from a TiDB host, and correct it in the URI"),
    BUCKET_UNKNOWN("failed to get region of bucket", "failed to get region of bucket NAME",
            "TiDB could not ask for the bucket at all: its hosts cannot reach the endpoint, there is no such bucket, or the"
                    + " key is wrong or may not look at it",
            "try bucket and key against the endpoint from a TiDB host; AWS's own needs no endpoint in the URI"),
    STORAGE_DENIED("AccessDenied|Forbidden|Access to the [\\w ]+ has been denied", "AccessDenied",
            "the storage's key may not list or read the files",
            "allow it s3:ListBucket and s3:GetObject (or the like) on the prefix"),
    NO_SPACE("no space left|disk quota|disk full|tikv.* disk.*full", "no space left on device",
            "the disk of a TiDB host (temp-dir) or of TiKV is full",
            "make room, or set disk_quota; a global sort (cloud_storage_uri) needs no local disk"),
    NO_MEMORY("out of memory|memory limit|allowed memory|memory quota", "exceeding the allowed memory limit",
            "TiDB did not have the memory for it", "use a smaller thread option, or larger TiDB hosts"),
    TIKV_BUSY("Lightning:KV:|server is busy|region (is )?unavailable|not leader|epoch not match|TiKV server timeout|"
            + "ingest tikv failed", "Lightning:KV:ServerIsBusy",
            "TiKV did not keep up or was not there",
            "look at TiKV's health and space, then import again, with max_write_speed"
                    + " or a smaller thread option"),
    NOT_EMPTY("target table is not empty", "target table is not empty",
            "IMPORT INTO only fills empty tables", "empty the table, or leave it out by a filter"),
    ACTIVE_JOB("active job on the target table", "there is active job on the target table already",
            "another import of this table has not ended", "wait for it, or cancel it: SHOW IMPORT JOBS names it"),
    LOG_BACKUP("PiTR log streaming", "found PiTR log streaming task(s)",
            "a log backup runs, and IMPORT INTO would go past it",
            "stop it (br log stop), or import with the option disable_precheck and make a full backup after it"),
    CHANGEFEED("CDC changefeed", "found CDC changefeed(s)", "a changefeed runs, and IMPORT INTO would go past it",
            "pause or remove it (cdc cli changefeed), or import with the option disable_precheck"),
    SORT_THREADS("global sort requires at least", "global sort requires at least 8 threads",
            "a global sort (cloud_storage_uri) wants hosts with more processors", "raise the thread option, or leave"
                    + " cloud_storage_uri out"),
    OPTION("Unknown option|Invalid option value|Unsupported option|specified more than once",
            "Invalid option value for thread", "TiDB does not take an option as it is written",
            "correct or remove it in the manifest's options"),
    PRIVILEGE("command denied to user|you need \\(at least one of\\)|Access denied for user",
            "UPDATE command denied to user", "Sluice's account may not do this in TiDB",
            "grant it SELECT, INSERT, UPDATE, DELETE, ALTER on the table (and FILE for a dump on TiDB's disk)"),
    NO_TABLE("Table '.*' doesn't exist|Unknown database", "Table 'a.b' doesn't exist",
            "the table went after the scan", "make it again, and import it again"),
    IN_IMPORT_MODE("table is in mode Import|mode Import", "Table … is in mode Import",
            "another import has the table for itself", "wait for it, or cancel it: SHOW IMPORT JOBS names it"),
    PARQUET("parquet|unknown value: \\[", "parquet: …", "TiDB cannot read the Parquet file, or a type in it",
            "write it with plain columns (no LIST, MAP or STRUCT), or as CSV");

    private final Pattern words;
    private final @Nullable KeysInTidb keys;
    private final String example;
    private final String cause;
    private final String wayOn;

    KnownFailure(String words, String example, String cause, String wayOn) {
        this(Pattern.compile(words, Pattern.CASE_INSENSITIVE), null, example, cause, wayOn);
    }

    KnownFailure(KeysInTidb keys, String example, String cause, String wayOn) {
        this(KeysInTidb.CHECKSUM, keys, example, cause, wayOn);
    }

    KnownFailure(Pattern words, @Nullable KeysInTidb keys, String example, String cause, String wayOn) {
        this.words = words;
        this.keys = keys;
        this.example = example;
        this.cause = cause;
        this.wayOn = wayOn;
    }

    /** The failure that these words of TiDB tell of, if it is a known one. */
    public static Optional<KnownFailure> in(String words) {
        return Arrays.stream(values()).filter(failure -> failure.isIn(words)).findFirst();
    }

    private boolean isIn(String said) {
        Matcher found = words.matcher(said);
        return found.find() && (keys == null || keys.are(found.group(1), found.group(2)));
    }

    /** Cause and way on in one line, to be shown behind TiDB's own words. */
    public String explanation() {
        return cause + ": " + wayOn;
    }

    /** A part of TiDB's words that shows this failure. */
    public String example() {
        return example;
    }

    public String cause() {
        return cause;
    }

    public String wayOn() {
        return wayOn;
    }
}
