package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.FoundFiles.Database;
import dev.sluice.sdk.scan.FoundFiles.Named;
import dev.sluice.sdk.store.StoredObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns sorted files into an inventory, or into the list of all that stands against it. */
final class InventoryBuilder {
    private final FoundFiles found;
    private final PatternFinder patterns;
    private final List<Problem> problems;
    private final Set<Problem> aboutNames = new HashSet<>();
    private final List<SourceDatabase> databases = new ArrayList<>();
    private final List<SourceTable> tables = new ArrayList<>();
    private final List<SourceView> views = new ArrayList<>();
    private final List<IgnoredFile> ignored;
    // A set: a database's schema file may be used for several of the target.
    private final Set<StoredObject> used = new HashSet<>();

    InventoryBuilder(FoundFiles found, PatternFinder patterns) {
        this.found = found;
        this.patterns = patterns;
        this.problems = new ArrayList<>(found.problems());
        this.ignored = new ArrayList<>(found.ignored());
    }

    Inventory build() {
        found.databases().values().forEach(this::addDatabase);
        found.named().values().forEach(this::add);
        if (!problems.isEmpty()) {
            throw new ScanRefusedException(problems, aboutNames);
        }
        ignored.sort(Comparator.comparing(IgnoredFile::key));
        return new Inventory(databases, tables, views, ignored, found.routed(), InventoryDigest.of(used));
    }

    private void addDatabase(Database database) {
        Optional<SchemaFile> file = found.schemaFile(database);
        requireOnePerSource("database " + database.name, "schema", database.schemas.values());
        ignoreOtherSources("database " + database.name, database.schemas.values());
        databases.add(new SourceDatabase(database.name, file));
        file.ifPresent(this::use);
    }

    private void add(Named named) {
        TableName name = named.spellings.first();
        if (named.spellings.size() > 1) {
            problems.add(new Problem(name + ": TiDB takes " + named.spellings.stream()
                    .map(TableName::toString)
                    .collect(Collectors.joining(", ")) + " for one table",
                    "rename the files of one: " + Listed.keys(keys(named))));
            return;
        }
        requireOnePerSource(name.toString(), "table schema", named.tableSchemas.values());
        refuseSeveral(name.toString(), "view schema", named.viewSchemas);
        if (named.isView()) {
            addView(name, named);
        } else {
            addTable(name, named);
        }
    }

    private void addView(TableName name, Named view) {
        SchemaFile file = view.viewSchemas.getFirst();
        if (view.tableSchemas.isEmpty()) {
            problems.add(new Problem(name + ": " + file.key()
                    + " defines a view, but the schema file of its placeholder"
                    + " table is missing, so the dump is not complete", "dump it again"));
        }
        if (!view.rows.isEmpty()) {
            problems.add(new Problem(name + ": " + file.key() + " defines a view, but there are rows for it",
                    "move one or the other away: " + Listed.keys(view.rows.stream().map(DataFile::key))));
        }
        List<SchemaFile> placeholders = view.tableSchemas.values().stream().flatMap(List::stream).toList();
        placeholders.forEach(placeholder -> ignored
                .add(new IgnoredFile(placeholder.key(), "the placeholder table of a view",
                        IgnoredFile.Because.NO_ROWS)));
        views.add(new SourceView(name, file, placeholders));
        use(file);
    }

    private void addTable(TableName name, Named table) {
        ignoreOtherSources(name.toString(), table.tableSchemas.values());
        Optional<SchemaFile> schema = table.schemaFiles().findFirst();
        List<SchemaFile> merged = table.schemaFiles().skip(1).toList();
        List<StoredObject> objects = Stream.concat(schema.stream().map(SchemaFile::object),
                table.rows.stream().map(DataFile::object)).toList();
        tables.add(new SourceTable(name, schema, merged, table.rows,
                pattern(name, table.rows), InventoryDigest.of(objects)));
        used.addAll(objects);
    }

    private Optional<SourcePattern> pattern(TableName name, List<DataFile> rows) {
        List<Format> formats = rows.stream().map(DataFile::format).distinct().toList();
        if (formats.size() > 1) {
            problems.add(new Problem(name + ": one import reads one format, but its files are "
                    + formats.stream().map(Format::word).collect(Collectors.joining(" and ")),
                    "convert or move away some of: " + Listed.keys(rows.stream().map(DataFile::key))));
            return Optional.empty();
        }
        if (rows.stream().allMatch(file -> file.object().size() == 0)) {
            return Optional.empty();
        }
        List<Problem> twice = Packings.problems(name, rows);
        if (!twice.isEmpty()) {
            problems.addAll(twice);
            return Optional.empty();
        }
        return patterns.find(name, rows, problem -> {
            problems.add(problem);
            aboutNames.add(problem);
        });
    }

    private void requireOnePerSource(String owner, String what, Collection<List<SchemaFile>> bySource) {
        bySource.forEach(files -> refuseSeveral(owner, what, files));
    }

    /** Of several sources that become one, the first says how it is created, as in Lightning. */
    private void ignoreOtherSources(String owner, Collection<List<SchemaFile>> bySource) {
        bySource.stream()
                .skip(1)
                .flatMap(List::stream)
                .forEach(file -> ignored.add(new IgnoredFile(file.key(),
                        owner + " is created from the file of another that is routed to it",
                        IgnoredFile.Because.NO_ROWS)));
    }

    private void refuseSeveral(String owner, String what, List<SchemaFile> files) {
        if (files.size() > 1) {
            problems.add(new Problem(owner + ": there is more than one " + what + " file",
                    "keep one of: " + Listed.keys(files.stream().map(SchemaFile::key))));
        }
    }

    private static Stream<String> keys(Named named) {
        return Stream.concat(named.schemaFiles().map(SchemaFile::key), named.rows.stream().map(DataFile::key));
    }

    private void use(SchemaFile file) {
        used.add(file.object());
    }
}
