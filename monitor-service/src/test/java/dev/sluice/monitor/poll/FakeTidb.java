package dev.sluice.monitor.poll;

import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A TiDB of 9.0 that knows the status of jobs by their id. */
final class FakeTidb implements TidbSessions {

    final Map<Long, String> statusById = new TreeMap<>();
    String table = "`shop`.`orders`";
    final List<String> statements = new ArrayList<>();
    int opened;
    boolean silent;
    /** Lists come without this job, though it exists. */
    long hidden;
    /** Another account's: lists come without them, and asked for by their ids they are refused. */
    final Set<Long> ofAnother = new TreeSet<>();
    /** The id of the jobs' table. */
    long tableIdOfJobs = 90;
    /** The id of the table that is there now; none: there is none. */
    OptionalLong tableId = OptionalLong.of(90);
    /** What TiDB says to somebody who looks into a table that it lists none of. */
    int absent = TidbException.NO_SUCH_TABLE;
    /** Happens while TiDB answers about jobs. */
    Runnable takes = () -> {};

    @Override
    public TidbSession open(SessionSettings settings) {
        opened++;
        return new Session();
    }

    private final class Session implements TidbSession {

        @Override
        public ResultRows query(String sql) {
            statements.add(sql);
            if (silent) {
                throw TidbException.notAnswered(new TidbTarget("fake", 4000, "root", () -> "", Tls.DISABLED), "cut");
            }
            if (sql.startsWith("SHOW IMPORT JOB")) {
                takes.run();
            }
            if (sql.startsWith("SHOW IMPORT JOBS WHERE Job_ID IN")) {
                return rows(statusById.keySet()
                        .stream()
                        .filter(id -> id != hidden && !ofAnother.contains(id) && sql.contains(id.toString()))
                        .toList());
            } else if (sql.startsWith("SHOW IMPORT JOB ")) {
                return one(Long.parseLong(sql.substring("SHOW IMPORT JOB ".length())));
            } else if (sql.startsWith("SELECT TIDB_TABLE_ID")) {
                return new ResultRows(List.of("TIDB_TABLE_ID"), tableId.stream()
                        .mapToObj(id -> List.of(Long.toString(id)))
                        .toList());
            } else if (sql.equals("SELECT 1 FROM `shop`.`orders` LIMIT 0")) {
                throw TidbException.answered(absent, "42000", "no");
            } else if (sql.startsWith("SHOW RAW")) {
                throw TidbException.answered(1064, "42000", "You have an error");
            }
            return ResultRows.NONE;
        }

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public void close() {
            statements.add("close");
        }
    }

    private ResultRows one(long id) {
        if (ofAnother.contains(id)) {
            throw TidbException.answered(1227, "42000",
                    "Access denied; you need (at least one of) the SUPER privilege(s) for this operation");
        }
        if (!statusById.containsKey(id)) {
            throw TidbException.answered(8170, "HY000", "Job ID " + id + " doesn't exist");
        }
        return rows(List.of(id));
    }

    private ResultRows rows(List<Long> ids) {
        return new ResultRows(List.of("Job_ID", "Target_Table", "Status", "Imported_Rows", "Table_ID"),
                ids.stream()
                        .map(id -> List.of(id.toString(), table, statusById.getOrDefault(id, ""), "7", Long.toString(
                                tableIdOfJobs)))
                        .toList());
    }
}
