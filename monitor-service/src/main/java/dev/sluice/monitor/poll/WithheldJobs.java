package dev.sluice.monitor.poll;

import dev.sluice.checkpoint.TableCheckpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The tables of a poll whose jobs TiDB did not show.
 *
 * @param lines one for each of them, in the order of their jobs
 * @param asked how many tables the poll asked for
 */
record WithheldJobs(List<String> lines, int asked) {

    private static final int NAMED = 3;

    static WithheldJobs of(List<TableCheckpoint> tables, Map<Long, JobAnswer> answers) {
        List<String> lines = tables.stream()
                .filter(table -> answers.get(table.jobId()) instanceof JobAnswer.Withheld)
                .sorted(Comparator.comparing(table -> Objects.requireNonNull(table.jobId())))
                .map(table -> line(table, (JobAnswer.Withheld) Objects.requireNonNull(answers.get(table.jobId()))))
                .toList();
        return new WithheldJobs(lines, tables.size());
    }

    boolean isNone() {
        return lines.isEmpty();
    }

    boolean isAll() {
        return lines.size() == asked;
    }

    /** Names the first of them and counts the others. */
    String text() {
        String named = lines.stream().limit(NAMED).collect(Collectors.joining("; "));
        return lines.size() <= NAMED ? named : named + "; and " + (lines.size() - NAMED) + " more";
    }

    private static String line(TableCheckpoint table, JobAnswer.Withheld answer) {
        return "job " + table.jobId() + " of " + table.schema() + "." + table.table() + " cannot be read: " + answer
                .why();
    }
}
