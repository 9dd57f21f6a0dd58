package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.plan.ImportOptions.Sorting;
import dev.sluice.local.tidb.plan.TableDefinition.Kind;
import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.Assignment;
import dev.sluice.local.tidb.statement.FieldTarget;
import dev.sluice.local.tidb.statement.FieldTarget.Column;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Validates {@code IMPORT INTO} in TiDB's order and says what it comes to. Blocks on the catalog and the disk; keeps
 * nothing of a statement, so any thread may call it. Every refusal is a {@link dev.sluice.local.tidb.statement.TidbException}.
 */
public final class ImportPlanner {
    private static final List<String> TABLE_PRIVILEGES = List.of("SELECT", "UPDATE", "INSERT", "DELETE", "ALTER");
    private static final long GLOBAL_SORT_THREADS = 8;

    private final TidbProfile profile;
    private final LocalFiles disk;

    /** @param root what {@code /} means in the path of a statement */
    public ImportPlanner(TidbProfile profile, Path root) {
        this.profile = profile;
        this.disk = new LocalFiles(root, profile);
    }

    /** Everything a new statement has to pass, the prechecks included. */
    public ImportPlan plan(ImportInto statement, SessionContext session, Catalog catalog) {
        if (session.inTransaction()) {
            throw TidbErrors.inTransaction();
        }
        ImportPlan plan = resolve(statement, session, catalog);
        precheck(plan, catalog);
        return plan;
    }

    /** Without the prechecks: for a job that was admitted before and starts again. */
    public ImportPlan resolve(ImportInto statement, SessionContext session, Catalog catalog) {
        TableDefinition table = table(statement, session, catalog);
        checkPrivileges(session.account(), table.name(), DataSource.isServerDisk(statement.path()), catalog);
        SetClauseRules.check(statement.fields(), statement.assignments());
        DataSource source = DataSource.parse(statement.path());
        OptionValues values = OptionValues.of(statement.options(), profile);
        if (statement.format().filter(name -> !name.equalsIgnoreCase("csv")).isPresent()) {
            values.refuseCsvOnly();
        }
        ImportOptions options = ImportOptions.of(values);
        Optional<FileFormat> asked = format(statement);
        checkQuote(options.csv());
        checkColumns(statement, table);
        List<SourceFile> files = files(source);
        FileFormat format = asked.orElseGet(() -> detected(source, files));
        if (format != FileFormat.CSV) {
            values.refuseCsvOnly();
        }
        // TiDB ignores SET when no list leaves a column to it.
        List<Assignment> assignments = statement.fields().isEmpty() ? List.of() : statement.assignments();
        return new ImportPlan(table, statement.fields(), assignments, format, files, session.sqlMode(),
                session.timeZone(), options, ShownSource.of(statement.path()), Optional.empty());
    }

    private static TableDefinition table(ImportInto statement, SessionContext session, Catalog catalog) {
        String schema = statement.schema()
                .or(session::currentSchema)
                .orElseThrow(TidbErrors::noDatabaseSelected);
        TargetTable name = new TargetTable(schema, statement.table());
        if (session.temporaryTables().contains(name)) {
            throw TidbErrors.temporaryTable();
        }
        TableDefinition table = catalog.table(name)
                .orElseThrow(() -> TidbErrors.noSuchTable(name.schema(), statement.table()));
        if (table.kind() == Kind.NOT_UPDATABLE) {
            throw TidbErrors.notUpdatable(name.name());
        }
        return table;
    }

    private static void checkPrivileges(Account account, TargetTable table, boolean serverDisk, Catalog catalog) {
        Set<String> held = catalog.privileges(account, table);
        for (String privilege : TABLE_PRIVILEGES) {
            if (!held.contains(privilege)) {
                throw TidbErrors.commandDenied(privilege, account.user(), account.host(), table.name());
            }
        }
        if (serverDisk && !held.contains("FILE")) {
            throw TidbErrors.privilegeNeeded("FILE");
        }
    }

    private static Optional<FileFormat> format(ImportInto statement) {
        if (statement.path().isEmpty()) {
            throw TidbErrors.emptyPath();
        }
        return statement.format()
                .map(name -> FileFormat.named(name)
                        .orElseThrow(() -> TidbErrors.unknownFormat(name.toLowerCase(Locale.ROOT))));
    }

    private static void checkQuote(CsvRules csv) {
        csv.quote().ifPresent(c -> {
            if (csv.separator().charAt(0) == c) {
                throw TidbErrors.enclosedByClashes();
            }
        });
    }

    private static void checkColumns(ImportInto statement, TableDefinition table) {
        List<String> names = new ArrayList<>();
        for (FieldTarget field : statement.fields()) {
            if (field instanceof Column(String name)) {
                names.add(name);
            }
        }
        if (!statement.fields().isEmpty()) {
            statement.assignments().forEach(assignment -> names.add(assignment.column()));
        }
        for (String name : names) {
            if (table.column(name).isEmpty()) {
                throw TidbErrors.unknownColumn(name);
            }
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw TidbErrors.columnTwice(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private List<SourceFile> files(DataSource source) {
        return source.isLocal() ? disk.find(source.path()) : RemoteFiles.find(source);
    }

    private FileFormat detected(DataSource source, List<SourceFile> files) {
        if (!profile.has(Feature.FORMAT_BY_NAME)) {
            return FileFormat.CSV;
        }
        return FileFormat.ofFile(files.isEmpty() ? source.path() : files.getFirst().path().toString());
    }

    private static void precheck(ImportPlan plan, Catalog catalog) {
        if (catalog.hasActiveJob(plan.target())) {
            throw TidbErrors.precheckFailed("there is active job on the target table already");
        }
        if (plan.sourceBytes() == 0) {
            throw TidbErrors.precheckFailed(
                    "No file matched, or the file is empty. Please provide a valid file location.");
        }
        boolean globalSort = plan.options().sorting() == Sorting.GLOBAL;
        if (globalSort && plan.options().thread().filter(thread -> thread < GLOBAL_SORT_THREADS).isPresent()) {
            throw TidbErrors.precheckFailed("global sort requires at least 8 threads");
        }
        if (!catalog.isEmpty(plan.target())) {
            throw TidbErrors.precheckFailed("target table is not empty");
        }
        if (globalSort) {
            throw TidbErrors.precheckFailed(
                    "check cloud storage uri access: the stand-in for TiDB has no object storage");
        }
    }
}
