package dev.sluice.cli.plan;

import dev.sluice.sdk.scan.Format;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code import --dry-run -o json} prints. Fields are only ever added.
 *
 * @param tables  by name
 * @param ignored files that take no part
 * @param warnings what does not stand against it and should be known
 * @param errors  why the source cannot be imported as it is; then there are no tables
 */
public record PlanDocument(String importId, List<Table> tables, List<Ignored> ignored,
        List<String> warnings, List<String> errors) {

    public PlanDocument {
        tables = List.copyOf(tables);
        ignored = List.copyOf(ignored);
        warnings = List.copyOf(warnings);
        errors = List.copyOf(errors);
    }

    /**
     * One table. {@code format}, {@code pattern} and {@code sql} are {@code null} for one without data.
     *
     * @param files   relative to the source, in the order of their names
     * @param bytes   stored bytes
     * @param pattern what selects the files, relative to the source
     * @param sql     the statement, without the group key, which only an accepted import has
     * @param timeZone in which its rows' times are; {@code null}: in that of the target, which nobody has asked
     * @param timeZoneBecause the zone and who says so, for people
     */
    public record Table(String schema, String table, @Nullable Format format, List<String> files, long bytes,
            @Nullable String pattern, @Nullable String sql, @Nullable String timeZone, String timeZoneBecause) {

        public Table {
            files = List.copyOf(files);
        }
    }

    /** A file that takes no part, and why. */
    public record Ignored(String path, String reason) {}

    /** Whether there is anything to import and nothing against it. */
    public boolean importable() {
        return errors.isEmpty() && !tables.isEmpty();
    }
}
