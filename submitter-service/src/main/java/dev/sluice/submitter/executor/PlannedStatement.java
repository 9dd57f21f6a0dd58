package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.OwnJobs;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.zone.DataZone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes a plan into what is sent. */
final class PlannedStatement {

    /** A frozen owner loses its session, and with it its lock, after this silence. */
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(30);

    private PlannedStatement() {}

    /** The session that holds the lock and sends the statement. */
    static final SessionSettings SESSION = SessionSettings.DEFAULT.withIdleLimit(IDLE_LIMIT);

    /** What that session is set to for the statement alone. A plan of a former release has no zone, and had UTC. */
    static DataSettings data(TablePlan plan) {
        return new DataSettings(Optional.ofNullable(plan.sqlMode()).orElse(SessionSettings.STRICT_SQL_MODE),
                Optional.ofNullable(plan.timeZone()).map(DataZone::new).orElse(DataZone.UTC));
    }

    /**
     * The statement of a table.
     *
     * @param groups whether the server knows group keys; without them the mark stands in the location
     * @throws IllegalArgumentException when the plan cannot be said in SQL
     */
    static ImportStatement of(TableCheckpoint table, SourceCredentials credentials, boolean groups) {
        TablePlan plan = table.plan();
        ImportOptions chosen = ImportOptions.parse(plan.options());
        ImportOptions options = groups ? chosen.with(ImportOption.GROUP_KEY, table.groupKey().value()) : chosen;
        List<FieldTarget> columns = plan.columns().stream().map(FieldTarget::of).toList();
        String location = groups ? plan.location() : new OwnJobs(table).mark().on(plan.location());
        return SqlGenerator.generate(new ImportRequest(table.key().name(), columns, location, format(table),
                plan.csv().rules(), options, credentials.of(plan.credentials(), plan.location())),
                data(plan).backslash());
    }

    private static Format format(TableCheckpoint table) {
        return Optional.ofNullable(table.plan().format())
                .orElseThrow(() -> new IllegalArgumentException("the plan of " + table.key() + " has no format"));
    }
}
