package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.Account;
import dev.sluice.local.tidb.plan.ImportPlan;
import dev.sluice.local.tidb.plan.ImportPlanner;
import dev.sluice.local.tidb.plan.JdbcCatalog;
import dev.sluice.local.tidb.plan.SessionContext;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** The plan of a job that a process left behind. */
final class Replanning {

    private final TidbStatements grammar;
    private final ImportPlanner planner;

    Replanning(TidbProfile profile, ImportPlanner planner) {
        this.grammar = new TidbStatements(profile);
        this.planner = planner;
    }

    /** Reads the statement again and, if the job had begun, removes its rows: the table was empty when it was made. */
    ImportPlan plan(Job job, Connection connection) throws SQLException {
        JobRequest request = job.request();
        var mode = new SqlMode(request.sqlMode());
        var session = new SessionContext(request.currentSchema(), Account.parse(request.createdBy()), mode,
                request.timeZone(), false, Set.of());
        if (!(grammar.parse(request.statement(), mode).orElseThrow() instanceof ImportInto statement)) {
            throw new IllegalStateException("job " + job.id() + " was not made by IMPORT INTO");
        }
        ImportPlan plan = planner.resolve(statement, session, new JdbcCatalog(connection, table -> false))
                .readAgain(grammar, request.statement());
        if (job.status() == JobStatus.RUNNING) {
            try (Statement truncate = connection.createStatement()) {
                truncate.execute("DELETE FROM " + plan.target().quoted()); // TRUNCATE would make another table of it
            }
        }
        return plan;
    }
}
