package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.FileRole.DatabaseSchema;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.FileRole.Packing;
import dev.sluice.sdk.scan.FileRole.Refused;
import dev.sluice.sdk.scan.FileRole.Rows;
import dev.sluice.sdk.scan.FileRole.TableSchema;
import dev.sluice.sdk.scan.FileRole.ViewSchema;
import dev.sluice.sdk.store.StoredObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sorts the files of a listing by the database, table or view of the target they belong to, as TiDB compares names. */
final class FoundFiles {

    private static final String FILTERED = "left out by the filter";

    /** How many roles are held at a time. */
    private static final int BLOCK = 10_000;

    /** What was found for one table or view of the target; names that differ only in case are one. */
    static final class Named {
        final SortedSet<TableName> spellings = new TreeSet<>();
        /** By the table of the source, in the order they were met. */
        final Map<TableName, List<SchemaFile>> tableSchemas = new LinkedHashMap<>();
        final List<SchemaFile> viewSchemas = new ArrayList<>();
        final List<DataFile> rows = new ArrayList<>();

        boolean isView() {
            return !viewSchemas.isEmpty();
        }

        Stream<SchemaFile> schemaFiles() {
            return Stream.concat(tableSchemas.values().stream().flatMap(List::stream), viewSchemas.stream());
        }
    }

    /** A database of the target, under the first spelling that was met. */
    static final class Database {
        final String name;
        /** By the database of the source, folded, in the order they were met. */
        final Map<String, List<SchemaFile>> schemas = new LinkedHashMap<>();
        /** Databases of the source that tables came from, folded. */
        final Set<String> sources = new LinkedHashSet<>();

        private Database(String name) {
            this.name = name;
        }
    }

    private final ScanRequest request;
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<String, SchemaFile> databaseSchemas = new HashMap<>();
    private final Map<TableName, Named> named = new TreeMap<>();
    private final Map<TableName, TableName> sources = new HashMap<>();
    private final Map<TableName, Boolean> accepted = new HashMap<>();
    private final Map<TableName, TableName> routed = new HashMap<>();
    private final List<IgnoredFile> ignored = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    FoundFiles(ScanRequest request) {
        this.request = request;
    }

    /** @param objects the whole listing */
    void addAll(List<StoredObject> objects) {
        for (int from = 0; from < objects.size(); from += BLOCK) {
            addBlock(objects.subList(from, Math.min(from + BLOCK, objects.size())));
        }
        problems.addAll(request.files().objections(objects.stream().map(StoredObject::key).toList()));
    }

    /** To tell a file's role takes longest, and no file's role depends on another file. */
    private void addBlock(List<StoredObject> objects) {
        List<FileRole> roles = objects.parallelStream().map(object -> request.files().role(object.key())).toList();
        for (int i = 0; i < objects.size(); i++) {
            add(objects.get(i), roles.get(i));
        }
    }

    private void add(StoredObject object, FileRole role) {
        switch (role) {
            case DatabaseSchema file -> addDatabase(file, object);
            case TableSchema file -> schemaFile(file.table(), file.packing(), object).ifPresent(
                    schema -> named(file.table()).ifPresent(entry -> entry.tableSchemas
                            .computeIfAbsent(file.table(), source -> new ArrayList<>())
                            .add(schema)));
            case ViewSchema file -> schemaFile(file.view(), file.packing(), object)
                    .ifPresent(schema -> named(file.view()).ifPresent(entry -> entry.viewSchemas.add(schema)));
            case Rows file -> addRows(file, object);
            case Refused file -> problems.add(file.problem());
            case Ignored file -> ignored.add(new IgnoredFile(object.key(), file.reason(), file.because()));
        }
    }

    private void addDatabase(DatabaseSchema file, StoredObject object) {
        if (!request.filter().acceptsSchema(file.schema())) {
            leaveOut(object);
            return;
        }
        String source = file.schema().toLowerCase(Locale.ROOT);
        compression("database " + file.schema(), file.packing(), object)
                .map(packed -> new SchemaFile(object, packed, file.schema()))
                .ifPresent(schema -> request.routes().targetSchema(file.schema(), problems::add).ifPresent(target -> {
                    databaseSchemas.putIfAbsent(source, schema);
                    database(target).schemas.computeIfAbsent(source, folded -> new ArrayList<>()).add(schema);
                }));
    }

    private Optional<SchemaFile> schemaFile(TableName source, Packing packing, StoredObject object) {
        if (!accepts(source)) {
            leaveOut(object);
            return Optional.empty();
        }
        return compression(source.toString(), packing, object)
                .map(packed -> new SchemaFile(object, packed, source.schema()));
    }

    private void addRows(Rows file, StoredObject object) {
        if (!accepts(file.table())) {
            leaveOut(object);
            return;
        }
        compression(file.table().toString(), file.packing(), object).ifPresent(packed -> {
            requireReadable(file, object, packed);
            named(file.table()).ifPresent(entry -> entry.rows.add(new DataFile(object, file.format(), packed,
                    file.ruled() ? Optional.empty() : Optional.of(once(file.table())))));
        });
    }

    /** One name for all files of a table. */
    private TableName once(TableName table) {
        return sources.computeIfAbsent(table, same -> same);
    }

    /** A table has many files. */
    private boolean accepts(TableName table) {
        return accepted.computeIfAbsent(table, request.filter()::accepts);
    }

    /** TiDB unpacks by a file's name, whatever a file rule says. */
    private void requireReadable(Rows file, StoredObject object, Compression packed) {
        if (packed != Compression.ofKey(object.key())) {
            problems.add(new Problem(file.table() + ": " + object.key()
                    + " is packed otherwise by its file rule than by"
                    + " its name, which TiDB goes by", "rename it, or make the rule's compression agree"));
        } else if (file.format() == Format.PARQUET && packed != Compression.NONE) {
            problems.add(new Problem(file.table() + ": " + object.key() + " is a Parquet file packed as a whole, which"
                    + " TiDB cannot read", "unpack it, and let the Parquet writer compress"));
        }
    }

    private Optional<Compression> compression(String owner, Packing packing, StoredObject object) {
        Optional<Compression> compression = Compression.ofSuffix(packing.suffix());
        if (compression.isEmpty()) {
            problems.add(new Problem(owner + ": " + object.key() + " is packed as '" + packing.suffix()
                    + "', which TiDB cannot unpack", "pack it as gz, zst or snappy, or move it away"));
        }
        return compression;
    }

    private void leaveOut(StoredObject object) {
        ignored.add(new IgnoredFile(object.key(), FILTERED, IgnoredFile.Because.ASKED));
    }

    private Database database(String name) {
        return databases.computeIfAbsent(name.toLowerCase(Locale.ROOT), folded -> new Database(name));
    }

    /** Where a table of the source goes; empty when a problem was noted. */
    private Optional<Named> named(TableName source) {
        return request.routes().target(source, problems::add).map(target -> {
            database(target.schema()).sources.add(source.schema().toLowerCase(Locale.ROOT));
            Named entry = named.computeIfAbsent(target.folded(), folded -> new Named());
            entry.spellings.add(target);
            routed.put(source.folded(), target);
            return entry;
        });
    }

    /**
     * The schema file of a database: its own, else that of the first database of the source with one that tables were
     * routed from.
     */
    Optional<SchemaFile> schemaFile(Database database) {
        return Stream.concat(database.schemas.values().stream().flatMap(List::stream),
                database.sources.stream().map(databaseSchemas::get).filter(Objects::nonNull)).findFirst();
    }

    /** By folded name. */
    Map<String, Database> databases() {
        return databases;
    }

    /** By folded name. */
    Map<TableName, Named> named() {
        return named;
    }

    /** Names in the target by folded names in the source. */
    Map<TableName, TableName> routed() {
        return routed;
    }

    /** In listing order. */
    List<IgnoredFile> ignored() {
        return ignored;
    }

    /** What was wrong with single files, in listing order, then with all of them together. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
