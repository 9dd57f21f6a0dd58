package dev.sluice.cli.stage;

import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.scan.SourceDatabase;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.store.StoredObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is staged of a dump: every file that its import reads, under its own name, so that all rules and patterns stay as they are.
 *
 * @param files by key
 */
public record StagePlan(List<StoredObject> files) {

    public StagePlan {
        files = List.copyOf(files);
    }

    /** What an import of this reads; files that take no part stay where they are. */
    public static StagePlan of(Inventory dump) {
        Stream<StoredObject> databases = dump.databases()
                .stream()
                .map(SourceDatabase::schemaFile)
                .flatMap(Optional::stream)
                .map(SchemaFile::object);
        Stream<StoredObject> views = dump.views()
                .stream()
                .flatMap(view -> Stream.concat(Stream.of(view.schemaFile()), view.placeholders().stream()))
                .map(SchemaFile::object);
        return new StagePlan(Stream.of(databases, dump.tables().stream().flatMap(StagePlan::of), views)
                .flatMap(files -> files)
                .distinct()
                .sorted(Comparator.comparing(StoredObject::key))
                .toList());
    }

    private static Stream<StoredObject> of(SourceTable table) {
        return Stream.concat(
                Stream.concat(table.schemaFile().stream(), table.merged().stream()).map(SchemaFile::object),
                table.dataFiles().stream().map(DataFile::object));
    }

    List<String> keys() {
        return files.stream().map(StoredObject::key).toList();
    }

    long bytes() {
        return files.stream().mapToLong(StoredObject::size).sum();
    }
}
