package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.columns.IgnoreRules;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.plan.DumpRequest;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.TableRoutes;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.Secrets;
import dev.sluice.sdk.store.SourceUri;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for: one source, how to read it, where it goes and what to do when a table fails.
 *
 * <p>It never holds a credential; it names one. A manifest may be 256 KiB on the wire. Two manifests are the same request
 * when they are equal, so every default is filled in here.
 *
 * @param source  where the files lie
 * @param filter  table filter rules, the last match wins; default: everything but the system schemas
 * @param target  name of a configured TiDB
 * @param csv     how CSV files are written; absent fields take Lightning's defaults
 * @param options {@code IMPORT INTO} options by their SQL names; numbers are numbers, sizes are strings
 * @param policy  concurrency and what a failure does to the others
 * @param sqlMode the {@code sql_mode} the rows are converted under; {@code null}: TiDB's strict default
 * @param layout  what files are and tables become; {@code null}: as {@link Layout#DEFAULT}
 * @param ignoreColumns what is not loaded, the first entry for a table counts; {@code null}: every column is
 * @param takeOver how far another tool has come; {@code null}: nothing was done before
 * @param timeZone the zone of the rows' times, as TiDB takes it, such as {@code +08:00} or {@code Asia/Tokyo};
 *                 {@code null}: the one that a SQL file names, else the target's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manifest(Source source, List<String> filter, String target, CsvSettings csv, Map<String, Object> options,
        Policy policy, @Nullable String sqlMode, @Nullable Layout layout,
        @Nullable List<IgnoreColumns> ignoreColumns, @Nullable TakeOver takeOver, @Nullable String timeZone) {

    /** Everything but TiDB's own schemas, as in Lightning. */
    public static final List<String> DEFAULT_FILTER = List.of("*.*", "!mysql.*", "!sys.*", "!INFORMATION_SCHEMA.*",
            "!PERFORMANCE_SCHEMA.*", "!METRICS_SCHEMA.*", "!INSPECTION_SCHEMA.*");

    /** The target a manifest means when it names none. */
    public static final String DEFAULT_TARGET = "default";

    public Manifest(@Nullable Source source, @Nullable List<String> filter, @Nullable String target,
            @Nullable CsvSettings csv, @Nullable Map<String, Object> options, @Nullable Policy policy,
            @Nullable String sqlMode, @Nullable Layout layout, @Nullable List<IgnoreColumns> ignoreColumns,
            @Nullable TakeOver takeOver, @Nullable String timeZone) {
        if (source == null) {
            throw new IllegalArgumentException("source is missing: a manifest needs {\"source\":{\"uri\":\"…\"}}");
        }
        this.source = source;
        this.filter = filter == null ? DEFAULT_FILTER : List.copyOf(filter);
        this.target = target == null ? DEFAULT_TARGET : target;
        this.csv = csv == null ? CsvSettings.DEFAULTS : csv;
        this.options = options == null ? Map.of() : Map.copyOf(options);
        this.policy = policy == null ? Policy.DEFAULT : policy;
        this.sqlMode = sqlMode;
        this.layout = Layout.DEFAULT.equals(layout) ? null : layout;
        this.ignoreColumns = ignoreColumns == null || ignoreColumns.isEmpty() ? null : List.copyOf(ignoreColumns);
        this.takeOver = TakeOver.NOTHING.equals(takeOver) ? null : takeOver;
        this.timeZone = timeZone;
    }

    /** A manifest that leaves the zone of its times to its files and the target. */
    public Manifest(@Nullable Source source, @Nullable List<String> filter, @Nullable String target,
            @Nullable CsvSettings csv, @Nullable Map<String, Object> options, @Nullable Policy policy,
            @Nullable String sqlMode, @Nullable Layout layout, @Nullable List<IgnoreColumns> ignoreColumns,
            @Nullable TakeOver takeOver) {
        this(source, filter, target, csv, options, policy, sqlMode, layout, ignoreColumns, takeOver, null);
    }

    /** A manifest that loads every column, and of which nothing was done before. */
    public Manifest(@Nullable Source source, @Nullable List<String> filter, @Nullable String target,
            @Nullable CsvSettings csv, @Nullable Map<String, Object> options, @Nullable Policy policy,
            @Nullable String sqlMode, @Nullable Layout layout) {
        this(source, filter, target, csv, options, policy, sqlMode, layout, null, null);
    }

    /** A manifest of a source whose names say what its files are, and of which nothing was done before. */
    public Manifest(@Nullable Source source, @Nullable List<String> filter, @Nullable String target,
            @Nullable CsvSettings csv, @Nullable Map<String, Object> options, @Nullable Policy policy,
            @Nullable String sqlMode) {
        this(source, filter, target, csv, options, policy, sqlMode, null);
    }

    /** The same request, of which this much was done by another tool. */
    public Manifest takingOver(@Nullable TakeOver before) {
        return new Manifest(source, filter, target, csv, options, policy, sqlMode, layout, ignoreColumns, before,
                timeZone);
    }

    /** The same request of the same files elsewhere. */
    public Manifest from(Source elsewhere) {
        return new Manifest(elsewhere, filter, target, csv, options, policy, sqlMode,
                layout == null ? null : layout.within(source.uri()), ignoreColumns, takeOver, timeZone);
    }

    /** What was done before, if anything. */
    public TakeOver doneBefore() {
        return takeOver == null ? TakeOver.NOTHING : takeOver;
    }

    /**
     * What is asked of the dump, for a target that takes a wildcard anywhere.
     *
     * @throws IllegalArgumentException when any part of it is not right, with a line for each
     */
    public DumpRequest dumpRequest() {
        return ManifestDump.of(this);
    }

    /**
     * What to look for in the source.
     *
     * @throws IllegalArgumentException when a filter rule, a file rule or a route is not right, or they exclude each other
     */
    public ScanRequest scanRequest(WildcardReach reach) {
        Layout files = layout == null ? Layout.DEFAULT : layout;
        return new ScanRequest(files.router(source.uri()), TableFilter.parse(filter, files.nameCase()),
                TableRoutes.of(files.routes(), files.nameCase()), reach);
    }

    /** How schema files are written: their text as the layout says, their quotes as the session reads them. */
    public SchemaSyntax schemaSyntax() {
        return SchemaSyntax.under(sqlMode == null ? "" : sqlMode, (layout == null ? Layout.DEFAULT : layout).charset());
    }

    /**
     * How the fields of the files find their columns.
     *
     * @param read the {@link #importOptions}, or none when they are not right
     * @throws IllegalArgumentException when a CSV rule or an entry of {@code ignoreColumns} is not right
     */
    public ColumnRules columnRules(ImportOptions read) {
        Charset charset = read.value(ImportOption.CHARACTER_SET)
                .map(ColumnRules::charset)
                .orElse(StandardCharsets.UTF_8);
        NameCase nameCase = layout == null ? NameCase.INSENSITIVE : layout.nameCase();
        return new ColumnRules(csv.rules(), charset, !Boolean.FALSE.equals(csv.headerSchemaMatch()),
                ignoreColumns == null ? IgnoreRules.NONE : IgnoreRules.of(ignoreColumns, nameCase))
                .under(sqlMode == null ? "" : sqlMode);
    }

    /**
     * The options, in whatever spelling they are written.
     *
     * @throws IllegalArgumentException naming the first option that is unknown, given twice, not the user's or has a wrong value
     */
    public ImportOptions importOptions() {
        ImportOptions read = ImportOptions.parse(options);
        if (read.value(ImportOption.GROUP_KEY).isPresent()) {
            throw new IllegalArgumentException("option " + ImportOption.GROUP_KEY.sqlName()
                    + " cannot be chosen: Sluice sets it for each job, to find the job again; take it out");
        }
        return read;
    }

    /**
     * The options of each statement: who waives our checks waives TiDB's too, those on log backups and change feeds.
     *
     * @throws IllegalArgumentException as {@link #importOptions}
     */
    public Map<String, Object> statementOptions() {
        boolean waives = importOptions().value(ImportOption.DISABLE_PRECHECK).isPresent();
        if (policy.checkRequirements() || waives) {
            return options;
        }
        Map<String, Object> waived = new HashMap<>(options);
        waived.put(ImportOption.DISABLE_PRECHECK.sqlName(), true);
        return Map.copyOf(waived);
    }

    /**
     * What stands against keeping the manifest at all, a phrase each; whether it can be carried out is for the scan to say.
     * Shows nothing of a text that may be a key.
     */
    public List<String> objections() {
        List<String> all = new ArrayList<>(ManifestTexts.objections(this));
        objection(all, () -> SourceUri.parse(source.uri()));
        objection(all, this::importOptions);
        return all.stream().map(Secrets::redact).distinct().toList();
    }

    private static void objection(List<String> all, Runnable read) {
        try {
            read.run();
        } catch (IllegalArgumentException e) {
            all.add(String.valueOf(e.getMessage()));
        }
    }

    /** The import id of a manifest that came without one: the same manifest has the same. */
    public ImportId fingerprint() {
        return ManifestFingerprint.of(this);
    }

    /** A manifest that says no more than where the files lie. */
    public static Manifest of(String sourceUri) {
        return new Manifest(new Source(sourceUri, null), null, null, null, null, null, null);
    }

    /**
     * Where the files lie.
     *
     * @param uri         a URI without credentials, or an absolute path
     * @param credentials name of configured credentials; {@code null}: none are needed, or the environment has them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String uri, @Nullable String credentials) {
        public Source {
            if (uri == null || uri.isBlank()) {
                throw new IllegalArgumentException("source.uri is missing");
            }
        }
    }

    /**
     * How far an import goes at once, and what a failure does.
     *
     * @param tableConcurrency  jobs of this import in flight at most, from 1; default 8
     * @param onFailure         what one failed table does to the others
     * @param checkRequirements whether the scan's prechecks and TiDB's CDC/PITR checks run
     * @param verify            what becomes of a table whose source has changed; {@code null}: as {@link Verify#WARN}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Policy(int tableConcurrency, OnFailure onFailure, boolean checkRequirements,
            @Nullable Verify verify) {
        static final int DEFAULT_CONCURRENCY = 8;

        /** Eight tables at once, fast fail, with prechecks. */
        public static final Policy DEFAULT = new Policy(null, null, null, null);

        @JsonCreator
        public Policy(@JsonProperty("tableConcurrency") @Nullable Integer tableConcurrency,
                @JsonProperty("onFailure") @Nullable OnFailure onFailure,
                @JsonProperty("checkRequirements") @Nullable Boolean checkRequirements,
                @JsonProperty("verify") @Nullable Verify verify) {
            this(tableConcurrency == null ? DEFAULT_CONCURRENCY : tableConcurrency.intValue(),
                    onFailure == null ? OnFailure.CANCEL_REMAINING : onFailure,
                    checkRequirements == null || checkRequirements.booleanValue(), verify);
        }

        /** A policy under which a source that has changed is a warning. */
        public Policy(@Nullable Integer tableConcurrency, @Nullable OnFailure onFailure,
                @Nullable Boolean checkRequirements) {
            this(tableConcurrency, onFailure, checkRequirements, null);
        }

        public Policy {
            if (tableConcurrency < 1) {
                throw new IllegalArgumentException("policy.tableConcurrency must be at least 1, not "
                        + tableConcurrency);
            }
            verify = verify == Verify.WARN ? null : verify;
        }
    }
}
