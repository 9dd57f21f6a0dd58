package dev.sluice.sdk.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.FileRole.Packing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows a snapshot that Amazon Aurora or RDS exported: {@code [root/]db/db.table/[batch/]part-….parquet}, names as they
 * are. An export brings no schema files. What is unclear is refused; a file rule of the user's takes its place.
 *
 * @param dump tells the role of all other files of the source
 */
record AuroraRule(List<DumpRule> dump) implements FileRule {
    private static final Pattern PART = Pattern
            .compile("^(?:(.*)/)?([^/]+)/([^/]+\\.[^/]+)/(?:[a-zA-Z0-9]+/)?(?i:part-[^/]+\\.parquet)$");
    private static final Pattern DATA = Pattern.compile("(?i)\\.(sql|csv|parquet)(\\.[^./]+)?$");
    /** AWS writes an underscore for what it cannot write, so one may have been any of these. */
    private static final Pattern LOSSY = Pattern.compile("[_\\\\`\" *?\\[\\]]");

    @Override
    public Optional<FileRole> role(String key) {
        return part(key).map(AuroraRule::role);
    }

    /** The end first, which needs no pattern: most sources hold no such file. */
    private static Optional<Matcher> part(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? Optional.of(PART.matcher(key)).filter(Matcher::find)
                : Optional.empty();
    }

    private static FileRole role(Matcher part) {
        String schema = part.group(2);
        String directory = part.group(3);
        // Not the last dot: a table's name may have dots itself.
        if (!directory.startsWith(schema + ".")) {
            return new FileRole.Refused(new Problem(
                    "inconsistent Aurora database/table directory: " + schema + "/" + directory,
                    "write a file rule for it"));
        }
        String table = directory.substring(schema.length() + 1);
        if (table.isEmpty() || LOSSY.matcher(schema + table).find()) {
            return new FileRole.Refused(new Problem("ambiguous Aurora identifier in " + schema + "/" + directory
                    + ": the export writes '_' for other characters too",
                    "write a file rule that says its schema and table"));
        }
        return new FileRole.Rows(new TableName(schema, table), Format.PARQUET, new Packing(""), false);
    }

    /** A source is one export and nothing else, but for schema files: another's rows would be taken for the same. */
    @Override
    public List<Problem> objections(List<String> keys) {
        List<String> roots = keys.stream().flatMap(AuroraRule::root).distinct().toList();
        if (roots.isEmpty()) {
            return List.of();
        }
        List<String> others = keys.stream().filter(this::isOtherData).toList();
        Stream<Problem> severalRoots = roots.size() == 1
                ? Stream.of()
                : Stream.of(new Problem("multiple Aurora export roots", "import one export at a time: "
                        + Listed.keys(roots.stream().map(root -> root.isEmpty() ? "the source itself" : root))));
        Stream<Problem> mixed = others.isEmpty()
                ? Stream.of()
                : Stream.of(new Problem("mixed or unmatched data in Aurora source",
                        "move it away: " + Listed.keys(others.stream())));
        return Stream.concat(severalRoots, mixed).toList();
    }

    private static Stream<String> root(String key) {
        return part(key).map(part -> part.group(1) == null ? "" : part.group(1)).stream();
    }

    private boolean isOtherData(String key) {
        if (!DATA.matcher(key).find() || part(key).isPresent()) {
            return false;
        }
        Optional<FileRole> role = dump.stream().flatMap(rule -> rule.role(key).stream()).findFirst();
        return role.isEmpty() || role.get() instanceof FileRole.Rows;
    }
}
