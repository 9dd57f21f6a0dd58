package dev.sluice.submitter.simulation;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.JobOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** TiDB as far as jobs go: two soft gates, rows that stay, and the three rules that must never be broken. */
final class ModelTidb {

    /** One job. */
    static final class Job {
        final long id;
        final String table;
        final String group;
        @Nullable
        JobOutcome outcome;
        boolean cancelRequested;

        Job(long id, String table, String group) {
            this.id = id;
            this.table = table;
            this.group = group;
        }

        boolean isLive() {
            return outcome == null;
        }
    }

    /** A rule was broken. */
    static final class Violation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Violation(String what) {
            super(what);
        }
    }

    static final String STRANGER = "stranger";
    static final String EARLIER_TOOL = "earlier-tool";

    final List<Job> jobs = new ArrayList<>();
    private final Set<Job> withRows = new HashSet<>();
    private final Set<String> filledByHand = new HashSet<>();

    Stream<Job> jobsOn(String table) {
        return jobs.stream().filter(job -> job.table.equals(table));
    }

    Job job(long id) {
        return jobs.get((int) id - 1);
    }

    /** The new job; empty when the table holds rows. The gate that asks for a live job is soft, so it is not relied on. */
    Optional<Job> importInto(TableCheckpoint table) {
        if (hasRows(table.table())) {
            return Optional.empty();
        }
        String group = table.groupKey().value();
        if (jobsOn(table.table()).anyMatch(Job::isLive)) {
            throw new Violation("two live jobs on " + table.table());
        }
        if (jobsOn(table.table()).anyMatch(job -> job.group.equals(group) && job.outcome == JobOutcome.FINISHED)) {
            throw new Violation("a finished table is submitted again: " + table.key());
        }
        if (jobsOn(table.table()).anyMatch(job -> table.plan().adopts(job.id) && job.outcome == JobOutcome.FINISHED)) {
            throw new Violation("a table that another tool finished is submitted again: " + table.key());
        }
        Job made = new Job(jobs.size() + 1L, table.table(), group);
        jobs.add(made);
        return Optional.of(made);
    }

    /** Another tool has started a job, which is to be taken over. */
    Job earlierToolImportsInto(String table) {
        Job made = new Job(jobs.size() + 1L, table, EARLIER_TOOL);
        jobs.add(made);
        return made;
    }

    /** Somebody who is not us starts a job; TiDB's gates hold for him. */
    void strangerImportsInto(String table) {
        jobs.add(new Job(jobs.size() + 1L, table, STRANGER));
    }

    boolean hasRows(String table) {
        return filledByHand.contains(table) || withRows.stream().anyMatch(job -> job.table.equals(table));
    }

    /** A user writes rows of his own, which no job answers for. */
    void fillByHand(String table) {
        filledByHand.add(table);
    }

    /** A user says that rows may go, whoever wrote them. */
    void mayBeEmptied() {
        filledByHand.clear();
    }

    boolean hasRowsOf(Job job) {
        return withRows.contains(job);
    }

    void end(Job job, JobOutcome outcome, boolean rowsStay) {
        job.outcome = outcome;
        if (rowsStay) {
            withRows.add(job);
        }
    }

    void truncate(String table) {
        if (jobsOn(table).anyMatch(Job::isLive)) {
            throw new Violation(table + " is truncated under a live job");
        }
        if (withRows.stream().anyMatch(job -> job.table.equals(table) && job.outcome == JobOutcome.FINISHED)) {
            throw new Violation("rows of a finished job are truncated: " + table);
        }
        if (filledByHand.contains(table)) {
            throw new Violation("rows of a user are truncated: " + table);
        }
        empty(table);
    }

    /** A user removes the rows. */
    void empty(String table) {
        filledByHand.remove(table);
        withRows.removeIf(job -> job.table.equals(table));
    }
}
