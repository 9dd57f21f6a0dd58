package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.sdk.scan.Format;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the statement of one table is made of; decided by the scan, kept in the checkpoint, turned into SQL by the
 * executor. Never holds a credential.
 *
 * @param location    what stands behind {@code FROM}: source and pattern, TiDB's way of writing it
 * @param credentials name of the configured credentials that TiDB needs for it, if any
 * @param format      how the rows are written; {@code null} only for a table without data
 * @param columns     explicit column list in file order, each a column or {@code @} and what drops the field, see
 *                    {@link dev.sluice.sdk.statement.FieldTarget#text}; empty: the table's own order
 * @param csv         CSV rules, used when the format is CSV
 * @param options     {@code IMPORT INTO} options by their SQL names
 * @param sqlMode     session {@code sql_mode}; {@code null}: TiDB's strict default
 * @param exactBytes  what TiDB must report as the size of the source when its files are still those of the scan;
 *                    {@code null} where it only estimates one: packed files and Parquet
 * @param adoptJobId  TiDB's id of a job that another tool submitted for the table, to be adopted instead of a new one
 * @param jobsBefore  ids of the jobs that TiDB showed for the table at the scan: never this import's, but for
 *                    {@code adoptJobId}; {@code null}: a former release made the plan, and nobody looked
 * @param timeZone    the session's zone when the statement is sent, as TiDB takes it; {@code null}: {@code +00:00}
 * @param hasRows     whether the scan saw a row in the files; {@code null}: not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TablePlan(String location, @Nullable String credentials, @Nullable Format format, List<String> columns,
        CsvSettings csv, Map<String, Object> options, @Nullable String sqlMode,
        @Nullable Long exactBytes, @Nullable Long adoptJobId, @Nullable List<Long> jobsBefore,
        @Nullable String timeZone,
        @Nullable Boolean hasRows) {

    public TablePlan(String location, @Nullable String credentials, @Nullable Format format,
            @Nullable List<String> columns, @Nullable CsvSettings csv, @Nullable Map<String, Object> options,
            @Nullable String sqlMode, @Nullable Long exactBytes, @Nullable Long adoptJobId,
            @Nullable List<Long> jobsBefore, @Nullable String timeZone, @Nullable Boolean hasRows) {
        this.location = location;
        this.credentials = credentials;
        this.format = format;
        this.columns = columns == null ? List.of() : List.copyOf(columns);
        this.csv = csv == null ? CsvSettings.DEFAULTS : csv;
        this.options = options == null ? Map.of() : Map.copyOf(options);
        this.sqlMode = sqlMode;
        this.exactBytes = exactBytes;
        this.adoptJobId = adoptJobId;
        this.jobsBefore = jobsBefore == null ? null : List.copyOf(jobsBefore);
        this.timeZone = timeZone;
        this.hasRows = hasRows;
    }

    /** A plan as former releases made it. */
    public TablePlan(String location, @Nullable String credentials, @Nullable Format format,
            @Nullable List<String> columns, @Nullable CsvSettings csv, @Nullable Map<String, Object> options,
            @Nullable String sqlMode, @Nullable Long exactBytes, @Nullable Long adoptJobId) {
        this(location, credentials, format, columns, csv, options, sqlMode, exactBytes, adoptJobId, null, null, null);
    }

    /** A plan for which TiDB has no job yet. */
    public TablePlan(String location, @Nullable String credentials, @Nullable Format format,
            @Nullable List<String> columns, @Nullable CsvSettings csv, @Nullable Map<String, Object> options,
            @Nullable String sqlMode, @Nullable Long exactBytes) {
        this(location, credentials, format, columns, csv, options, sqlMode, exactBytes, null);
    }

    /** A plan whose source TiDB only estimates. */
    public TablePlan(String location, @Nullable String credentials, @Nullable Format format,
            @Nullable List<String> columns, @Nullable CsvSettings csv, @Nullable Map<String, Object> options,
            @Nullable String sqlMode) {
        this(location, credentials, format, columns, csv, options, sqlMode, null);
    }

    /** The same plan for a table whose job was submitted before. */
    public TablePlan adopting(long jobId) {
        return new TablePlan(location, credentials, format, columns, csv, options, sqlMode, exactBytes, jobId,
                jobsBefore, timeZone, hasRows);
    }

    /** The same plan for a table that had these jobs before, as {@link #jobsBefore}. */
    public TablePlan after(@Nullable List<Long> jobs) {
        return new TablePlan(location, credentials, format, columns, csv, options, sqlMode, exactBytes, adoptJobId,
                jobs, timeZone, hasRows);
    }

    /** The same plan for a table of which another look, taken as early as this plan's, saw these jobs too. */
    public TablePlan alsoAfter(@Nullable List<Long> jobs) {
        if (jobs == null) {
            return this;
        }
        return after(jobsBefore == null
                ? jobs
                : Stream.concat(jobsBefore.stream(), jobs.stream()).distinct().sorted().toList());
    }

    /** Whether this is the job that was submitted before. */
    public boolean adopts(long jobId) {
        return adoptJobId != null && adoptJobId == jobId;
    }
}
