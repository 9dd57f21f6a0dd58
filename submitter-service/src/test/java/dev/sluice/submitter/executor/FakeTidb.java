package dev.sluice.submitter.executor;

import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.SessionSettings;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbSession;
import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A TiDB with locks, jobs and a clock, in memory. Every statement is two steps of the {@link Life}: before and after. */
final class FakeTidb implements TidbSessions {

    record Job(long id, String groupKey, String source, String table, String status, Instant createdAt,
            String createdBy,
            @Nullable Instant endedAt, long tableId) {}

    static final TidbTarget TARGET = new TidbTarget("fake", 4000, "root", () -> "", Tls.DISABLED);
    static final String ORDERS = "`shop`.`orders`";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern IMPORT = Pattern.compile("IMPORT INTO (`.*?`\\.`.*?`).* FROM '(.*?)'.*",
            Pattern.DOTALL);
    private static final Pattern GROUP = Pattern.compile(".*GROUP_KEY='(.*?)'.*", Pattern.DOTALL);

    final List<Job> jobs = new ArrayList<>();
    final List<String> statements = new ArrayList<>();
    final List<SessionSettings> opened = new ArrayList<>();
    private final Map<String, TidbSession> locks = new HashMap<>();
    private final Life life;
    boolean groups = true;
    /** A job of an account that is not ours. */
    long hidden = -1;
    /** A job that lists leave out. */
    long unlisted = -1;
    int truncated;
    /** Of the one table that matters here; it has another after each TRUNCATE. */
    long tableId = 100;
    /** What a forgetful one shows: of Azure TiDB shows keys as they were sent. */
    static final String FORGOTTEN = "azure://c/x.csv?account-name=n&account-key=PLANTED%3D";
    /** Shows no location as it was sent. */
    boolean forgetful;
    /** What the next IMPORT INTO meets instead of an answer; it takes effect first when {@code effective}. */
    @Nullable
    RuntimeException trouble;
    boolean effective;
    private Instant now = Tables.INTENT.plusSeconds(60);
    private long lastId = 30000;

    FakeTidb(Life life) {
        this.life = life;
    }

    static RuntimeException answered(int code, String words) {
        return TidbException.answered(code, "HY000", words);
    }

    static RuntimeException cut() {
        return TidbException.notAnswered(TARGET, "connection closed");
    }

    long accepted() {
        return statements.stream().filter(sql -> sql.startsWith("IMPORT")).count();
    }

    Job add(String group, String table, String status) {
        Job job = new Job(++lastId, group, Tables.PLAN.location(), table, status, now, "root@%",
                status.equals("finished") ? now : null, tableId);
        jobs.add(job);
        return job;
    }

    /** A job with this source, on a server without groups. */
    Job addFrom(String source, String status) {
        groups = false;
        Job job = new Job(++lastId, "", source, ORDERS, status, now, "root@%", status.equals("finished") ? now : null,
                tableId);
        jobs.add(job);
        return job;
    }

    void lockElsewhere(String name) {
        locks.put(name, new Session());
    }

    void end(long id, String status) {
        jobs.replaceAll(job -> job.id() != id
                ? job
                : new Job(id, job.groupKey(), job.source(), job.table(), status, job.createdAt(), job.createdBy(),
                        now, job.tableId()));
    }

    @Override
    public TidbSession open(SessionSettings settings) {
        life.step();
        opened.add(settings);
        return new Session();
    }

    private final class Session implements TidbSession {

        @Override
        public ResultRows query(String sql, Duration wait) {
            return query(sql);
        }

        @Override
        public ResultRows query(String sql) {
            life.step();
            statements.add(sql);
            ResultRows rows = carryOut(sql);
            life.step();
            return rows;
        }

        @Override
        public void close() {
            locks.values().removeIf(this::equals);
        }

        private ResultRows carryOut(String sql) {
            if (sql.startsWith("SELECT GET_LOCK('")) {
                String name = literal(sql);
                boolean taken = locks.putIfAbsent(name, this) == null || locks.get(name) == this;
                return one("taken", taken ? "1" : "0");
            } else if (sql.startsWith("SELECT CURRENT_USER()")) {
                return one("account", "root@%");
            } else if (sql.startsWith("SELECT TIDB_TABLE_ID FROM information_schema.tables")) {
                return one("TIDB_TABLE_ID", String.valueOf(tableId));
            } else if (sql.startsWith("SHOW IMPORT GROUPS")) {
                if (groups) {
                    return ResultRows.NONE;
                }
                throw answered(1064, "You have an error");
            } else if (sql.startsWith("SHOW RAW")) {
                throw answered(1064, "You have an error");
            } else if (sql.startsWith("SHOW IMPORT JOBS WHERE Target_Table IN ('")) {
                String table = literal(sql);
                return rows(jobs.stream().filter(job -> job.table().equals(table) && job.id() != unlisted).toList());
            } else if (sql.startsWith("SHOW IMPORT JOB ")) {
                return show(Long.parseLong(sql.substring("SHOW IMPORT JOB ".length())));
            } else if (sql.startsWith("SET SESSION ")) {
                return ResultRows.NONE;
            } else if (sql.startsWith("TRUNCATE TABLE ")) {
                truncated++;
                tableId++;
                return ResultRows.NONE;
            } else if (sql.startsWith("CANCEL IMPORT JOB ")) {
                return cancel(Long.parseLong(sql.substring("CANCEL IMPORT JOB ".length())));
            }
            return importInto(sql);
        }

        private ResultRows show(long id) {
            if (id == hidden) {
                throw answered(1227, "Access denied; you need (at least one of) the SUPER privilege(s)");
            }
            List<Job> found = jobs.stream().filter(job -> job.id() == id).toList();
            if (found.isEmpty()) {
                throw answered(8170, "Job ID " + id + " doesn't exist");
            }
            return rows(found);
        }

        private ResultRows cancel(long id) {
            Job job = jobs.stream()
                    .filter(known -> known.id() == id)
                    .findFirst()
                    .orElseThrow(() -> answered(8170, "Job ID " + id + " doesn't exist"));
            if (!List.of("pending", "running").contains(job.status())) {
                throw answered(8171, "The current job status cannot perform the operation. CANCEL");
            }
            end(id, "cancelled");
            return ResultRows.NONE;
        }

        private ResultRows importInto(String sql) {
            RuntimeException met = trouble;
            trouble = null;
            if (met != null && !effective) {
                throw met;
            }
            Matcher statement = IMPORT.matcher(sql);
            if (!statement.matches()) {
                throw answered(1064, "You have an error: " + sql);
            }
            if (jobs.stream().anyMatch(job -> job.table().equals(statement.group(1)) && job.endedAt() == null)) {
                throw answered(8173, "PreCheck failed: there is active job on the target table already");
            }
            Matcher group = GROUP.matcher(sql);
            Job job = new Job(++lastId, group.matches() ? group.group(1) : "", forgetful
                    ? FORGOTTEN
                    : statement.group(2),
                    statement.group(1), "pending", now, "root@%", null, tableId);
            jobs.add(job);
            if (met != null) {
                throw met;
            }
            return rows(List.of(job));
        }
    }

    private ResultRows rows(List<Job> shown) {
        List<List<@Nullable String>> values = new ArrayList<>();
        shown.forEach(job -> values.add(Arrays.asList(String.valueOf(job.id()), groups ? job.groupKey() : null,
                job.source(), job.table(), String.valueOf(job.tableId()), job.status(), time(job.createdAt()), time(job
                        .endedAt()), job.createdBy())));
        return new ResultRows(List.of("Job_ID", "Group_Key", "Data_Source", "Target_Table", "Table_ID", "Status",
                "Create_Time",
                "End_Time", "Created_By"), values);
    }

    private static String literal(String sql) {
        return sql.substring(sql.indexOf('\'') + 1, sql.lastIndexOf('\''));
    }

    private static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : TIME.format(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
    }

    private static ResultRows one(String label, String value) {
        return new ResultRows(List.of(label), List.of(List.of(value)));
    }
}
