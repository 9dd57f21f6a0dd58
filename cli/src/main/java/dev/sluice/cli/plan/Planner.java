package dev.sluice.cli.plan;

import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.scan.DataFile;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRefusedException;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourcePattern;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists a source as the scanner would and writes the statements that the executor would send. A target that takes
 * wildcards in the last part of a path only (TiDB up to 8.5) may still refuse what this accepts. Column lists are held
 * against the schema files; where a table exists already, the scanner takes the columns that it has.
 */
public final class Planner {

    private Planner() {}

    /**
     * Works the plan out; blocks on the storage.
     *
     * @param keys opens the source; empty: the surroundings of this process do
     * @throws IllegalArgumentException                           when the request itself is wrong
     * @throws dev.sluice.sdk.store.SourceUnreadableException when the source cannot be listed
     */
    public static PlanDocument plan(StartImport start, Optional<CredentialConfig> keys) {
        Manifest manifest = start.manifest();
        ImportOptions options = ImportOptions.parse(manifest.statementOptions());
        ColumnRules columns = manifest.columnRules(manifest.importOptions());
        ScanRequest request = manifest.scanRequest(WildcardReach.EVERY_SEGMENT);
        try (ObjectStore store = open(SourceUri.parse(manifest.source().uri()), keys)) {
            Inventory found = new FileScanner(store).scan(request);
            Map<TableName, List<FieldTarget>> fields = PlannedFields.of(store, found, manifest.schemaSyntax(),
                    columns);
            return new PlanDocument(start.importId().value(),
                    found.tables()
                            .stream()
                            .map(table -> planned(table, fields.getOrDefault(table.name(), List.of()), columns.csv(),
                                    options))
                            .toList(),
                    found.ignored().stream().map(file -> new PlanDocument.Ignored(file.key(), file.reason())).toList(),
                    found.tables().isEmpty()
                            ? List.of(manifest.source().uri() + " holds no table to import")
                            : List.of());
        } catch (ScanRefusedException e) {
            return new PlanDocument(start.importId().value(), List.of(), List.of(),
                    e.problems().stream().map(Problem::sentence).toList());
        }
    }

    private static ObjectStore open(SourceUri source, Optional<CredentialConfig> keys) {
        return keys.map(held -> ObjectStore.open(source, held.reveal(source.scheme())))
                .orElseGet(() -> ObjectStore.open(source));
    }

    private static PlanDocument.Table planned(SourceTable table, List<FieldTarget> fields, CsvRules csv,
            ImportOptions options) {
        List<String> files = table.dataFiles().stream().map(DataFile::key).toList();
        return new PlanDocument.Table(table.name().schema(), table.name().table(),
                table.pattern().map(SourcePattern::format).orElse(null), files, table.bytes(),
                table.pattern().map(SourcePattern::relative).orElse(null),
                table.pattern().map(pattern -> statement(table, fields, csv, options)).orElse(null));
    }

    private static String statement(SourceTable table, List<FieldTarget> fields, CsvRules csv,
            ImportOptions options) {
        return SqlGenerator.generate(ImportRequest.of(table, csv, options).withFields(fields)).redacted();
    }
}
