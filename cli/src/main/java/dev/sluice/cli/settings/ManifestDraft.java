package dev.sluice.cli.settings;

import dev.sluice.event.CsvSettings;
import dev.sluice.event.Layout;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import dev.sluice.event.TakeOver;
import dev.sluice.event.Verify;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.FilterFiles;
import dev.sluice.sdk.scan.InvalidFilterException;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.zone.DataZone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A manifest while options are still being added to it. Not safe to share. */
public final class ManifestDraft {

    private Manifest.Source source;
    private @Nullable List<String> filter;
    private @Nullable String target;
    private CsvDraft csv = new CsvDraft(CsvSettings.DEFAULTS);
    private final Map<String, Object> options = new TreeMap<>();
    private @Nullable Integer tableConcurrency;
    private @Nullable OnFailure onFailure;
    private @Nullable Boolean checkRequirements;
    private @Nullable Verify verify;
    private @Nullable String sqlMode;
    private Layout layout = Layout.DEFAULT;
    private List<IgnoreColumns> ignoreColumns = List.of();
    private @Nullable TakeOver takeOver;
    private @Nullable String timeZone;

    private ManifestDraft(Manifest.Source source) {
        this.source = source;
    }

    /** Starts from a source alone. */
    public static ManifestDraft ofSource(String uri) {
        return new ManifestDraft(new Manifest.Source(SourceArgument.absolute(uri), null));
    }

    /** Starts from a whole manifest; a relative path in it is made absolute. */
    public static ManifestDraft of(Manifest manifest) {
        ManifestDraft draft = new ManifestDraft(new Manifest.Source(SourceArgument.absolute(manifest.source().uri()),
                manifest.source().credentials()));
        draft.filter = manifest.filter();
        draft.target = manifest.target();
        draft.csv = new CsvDraft(manifest.csv());
        draft.options.putAll(manifest.options());
        draft.tableConcurrency = manifest.policy().tableConcurrency();
        draft.onFailure = manifest.policy().onFailure();
        draft.checkRequirements = manifest.policy().checkRequirements();
        draft.verify = manifest.policy().verify();
        draft.sqlMode = manifest.sqlMode();
        draft.layout = Optional.ofNullable(manifest.layout()).orElse(Layout.DEFAULT);
        draft.ignoreColumns = Optional.ofNullable(manifest.ignoreColumns()).orElse(List.of());
        draft.takeOver = manifest.takeOver();
        draft.timeZone = manifest.timeZone();
        return draft;
    }

    /**
     * Adds one {@code KEY=VALUE}. Blanks belong to the value, unless one stands before the {@code =} too, as in TOML.
     *
     * @throws InvalidSettingException when the key is not carried out or takes another value
     */
    public void set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new InvalidSettingException("--set takes KEY=VALUE, not " + assignment);
        }
        String key = assignment.substring(0, equals);
        String value = assignment.substring(equals + 1);
        LightningKeys.set(this, key.strip(), key.endsWith(" ") ? value.strip() : value);
    }

    /**
     * Says in which zone the rows' times are.
     *
     * @throws InvalidSettingException when TiDB has no such zone
     */
    public void timeZone(String zone) {
        try {
            timeZone = DataZone.of(zone).text();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(String.valueOf(e.getMessage()));
        }
    }

    /** Leaves the zone to the files and the target. */
    void noTimeZone() {
        timeZone = null;
    }

    public void target(String name) {
        target = name;
    }

    public void onFailure(OnFailure policy) {
        onFailure = policy;
    }

    public void verify(Verify wanted) {
        verify = wanted;
    }

    /** Names configured credentials for the source. */
    public void credentials(String name) {
        source = new Manifest.Source(source.uri(), name);
    }

    /**
     * Sets the table filter; blocks on files that rules import.
     *
     * @throws InvalidSettingException when such a file is not right
     */
    public void filter(List<String> rules) {
        try {
            filter = FilterFiles.expanded(rules);
        } catch (InvalidFilterException e) {
            throw new InvalidSettingException("the table filter: " + e.getMessage());
        }
    }

    CsvDraft csv() {
        return csv;
    }

    /** Sets an option, or takes it out; a manifest may have it in another of its spellings. */
    void option(String name, Optional<Object> value) {
        options.keySet().removeIf(written -> ImportOption.isSame(written, name));
        value.ifPresent(wanted -> options.put(name, wanted));
    }

    /** @param jobs {@code null}: as many as by default */
    void tableConcurrency(@Nullable Integer jobs) {
        tableConcurrency = jobs;
    }

    void checkRequirements(boolean wanted) {
        checkRequirements = wanted;
    }

    void sqlMode(String mode) {
        sqlMode = mode;
    }

    void files(List<FileRuleText> rules) {
        layout = layout.withFiles(rules);
    }

    void defaultFileRules(boolean wanted) {
        layout = layout.withDefaultFileRules(wanted);
    }

    void routes(List<TableRoute> routes) {
        layout = layout.withRoutes(routes);
    }

    void ignoreColumns(List<IgnoreColumns> entries) {
        ignoreColumns = entries;
    }

    void caseSensitive(boolean wanted) {
        layout = layout.withCaseSensitive(wanted);
    }

    void characterSet(String word) {
        layout = layout.withCharacterSet(word);
    }

    /** What is wrong with the request as a whole, as far as that is to be seen without opening anything. */
    public List<String> problems() {
        return RequestChecks.problems(manifest());
    }

    /** The manifest, with every default filled in. */
    public Manifest manifest() {
        return new Manifest(source, filter, target, csv.settings(), options,
                new Manifest.Policy(tableConcurrency, onFailure, checkRequirements, verify), sqlMode, layout,
                ignoreColumns, takeOver, timeZone);
    }
}
