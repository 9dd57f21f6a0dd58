package dev.sluice.scanner;

import dev.sluice.event.Manifest;
import dev.sluice.sdk.columns.ColumnRules;
import dev.sluice.sdk.ddl.SchemaSyntax;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.tidb.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A manifest, each part of which means something.
 *
 * @param request takes a wildcard anywhere
 * @param syntax  how schema files are written
 * @param before  what another tool has done of it
 * @param session how to talk to the target: with the {@code sql_mode} that the rows are converted under
 */
record CheckedManifest(SourceUri source, ScanRequest request, SchemaSyntax syntax, ColumnRules columns,
        ImportOptions options, EarlierWork before, SessionSettings session) {

    /** @throws InvalidRequestException listing all that is wrong */
    static CheckedManifest of(Manifest manifest) {
        List<String> problems = new ArrayList<>();
        Optional<SourceUri> source = part(problems, () -> SourceUri.parse(manifest.source().uri()));
        Optional<ScanRequest> request = part(problems, () -> manifest.scanRequest(WildcardReach.EVERY_SEGMENT));
        Optional<ImportOptions> options = part(problems, manifest::importOptions);
        Optional<ColumnRules> columns = part(problems,
                () -> manifest.columnRules(options.orElse(ImportOptions.NONE)));
        Optional<SessionSettings> session = part(problems, () -> session(manifest));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(String.join("\n", problems));
        }
        return new CheckedManifest(source.orElseThrow(), request.orElseThrow(), manifest.schemaSyntax(),
                columns.orElseThrow(), options.orElseThrow(), EarlierWork.of(manifest.doneBefore()),
                session.orElseThrow());
    }

    /**
     * Checks that the statement of each table can be written: some options go with some formats and CSV rules only.
     *
     * @throws InvalidRequestException when they contradict each other
     */
    void requireStatements(List<SourceTable> tables) {
        List<String> problems = new ArrayList<>();
        tables.stream()
                .filter(table -> table.pattern().isPresent())
                .forEach(table -> part(problems, () -> ImportRequest.of(table, columns.csv(), options)));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems.stream().distinct().collect(Collectors.joining("\n")));
        }
    }

    private static <T> Optional<T> part(List<String> problems, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static SessionSettings session(Manifest manifest) {
        return SessionSettings.DEFAULT
                .withSqlMode(Optional.ofNullable(manifest.sqlMode()).orElse(SessionSettings.STRICT_SQL_MODE));
    }
}
