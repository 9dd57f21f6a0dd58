package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileRole.DatabaseSchema;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.FileRole.Packing;
import dev.sluice.sdk.scan.FileRole.Rows;
import dev.sluice.sdk.scan.FileRole.TableSchema;
import dev.sluice.sdk.scan.FileRole.ViewSchema;
import dev.sluice.sdk.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sorts the files of a listing by the database, table or view they belong to, as TiDB compares names. */
final class FoundFiles {

    private static final String FILTERED = "left out by the filter";

    /** What was found under one name of a table or view; names that differ only in case are one. */
    static final class Named {
        final SortedSet<TableName> spellings = new TreeSet<>();
        final List<SchemaFile> tableSchemas = new ArrayList<>();
        final List<SchemaFile> viewSchemas = new ArrayList<>();
        final List<DataFile> rows = new ArrayList<>();

        boolean isView() {
            return !viewSchemas.isEmpty();
        }
    }

    /** A database, under the first spelling that was met. */
    static final class Database {
        final String name;
        final List<SchemaFile> schemas = new ArrayList<>();

        private Database(String name) {
            this.name = name;
        }
    }

    private final FileRouter router;
    private final TableFilter filter;
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<TableName, Named> named = new TreeMap<>();
    private final List<IgnoredFile> ignored = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    FoundFiles(FileRouter router, TableFilter filter) {
        this.router = router;
        this.filter = filter;
    }

    void add(StoredObject object) {
        switch (router.role(object.key())) {
            case DatabaseSchema file -> addDatabase(file, object);
            case TableSchema file -> schemaFile(file.table(), file.packing(), object)
                    .ifPresent(schema -> named(file.table()).tableSchemas.add(schema));
            case ViewSchema file -> schemaFile(file.view(), file.packing(), object)
                    .ifPresent(schema -> named(file.view()).viewSchemas.add(schema));
            case Rows file -> addRows(file, object);
            case Ignored file -> ignore(object, file.reason());
        }
    }

    private void addDatabase(DatabaseSchema file, StoredObject object) {
        if (!filter.acceptsSchema(file.schema())) {
            ignore(object, FILTERED);
            return;
        }
        compression("database " + file.schema(), file.packing(), object)
                .ifPresent(packed -> database(file.schema()).schemas.add(new SchemaFile(object, packed)));
    }

    private Optional<SchemaFile> schemaFile(TableName name, Packing packing, StoredObject object) {
        if (!filter.accepts(name)) {
            ignore(object, FILTERED);
            return Optional.empty();
        }
        return compression(name.toString(), packing, object).map(packed -> new SchemaFile(object, packed));
    }

    private void addRows(Rows file, StoredObject object) {
        if (!filter.accepts(file.table())) {
            ignore(object, FILTERED);
            return;
        }
        compression(file.table().toString(), file.packing(), object).ifPresent(packed -> {
            named(file.table()).rows.add(new DataFile(object, file.format(), packed));
            if (file.format() == Format.PARQUET && packed != Compression.NONE) {
                problems.add(file.table() + ": " + object.key() + " is a Parquet file packed as a whole, which TiDB"
                        + " cannot read; unpack it, and let the Parquet writer compress");
            }
        });
    }

    private Optional<Compression> compression(String owner, Packing packing, StoredObject object) {
        Optional<Compression> compression = Compression.ofSuffix(packing.suffix());
        if (compression.isEmpty()) {
            problems.add(owner + ": " + object.key() + " ends in '." + packing.suffix() + "', which TiDB cannot unpack;"
                    + " pack it as gz, zst or snappy, or move it away");
        }
        return compression;
    }

    private void ignore(StoredObject object, String reason) {
        ignored.add(new IgnoredFile(object.key(), reason));
    }

    private Database database(String name) {
        return databases.computeIfAbsent(name.toLowerCase(Locale.ROOT), folded -> new Database(name));
    }

    private Named named(TableName name) {
        database(name.schema());
        Named entry = named.computeIfAbsent(name.folded(), folded -> new Named());
        entry.spellings.add(name);
        return entry;
    }

    /** By folded name. */
    Map<String, Database> databases() {
        return databases;
    }

    /** By folded name. */
    Map<TableName, Named> named() {
        return named;
    }

    /** In listing order. */
    List<IgnoredFile> ignored() {
        return ignored;
    }

    /** What was wrong with single files, in listing order. */
    List<String> problems() {
        return problems;
    }
}
