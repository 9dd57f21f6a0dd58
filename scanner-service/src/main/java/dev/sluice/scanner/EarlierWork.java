package dev.sluice.scanner;

import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.scan.SourceTable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a manifest says another tool has done, by table, as TiDB compares names. Pure. */
final class EarlierWork {
    private final List<TableName> named;
    private final Set<TableName> finished;
    private final Map<TableName, Long> jobs;

    private EarlierWork(TakeOver said) {
        named = said.tables().toList();
        finished = said.finished().stream().map(TableName::folded).collect(Collectors.toSet());
        jobs = said.jobs().stream().collect(Collectors.toMap(job -> job.name().folded(), TakeOver.Job::jobId));
    }

    static EarlierWork of(TakeOver said) {
        return new EarlierWork(said);
    }

    /** Whether nothing is left to do for the table. */
    boolean hasFinished(TableName table) {
        return finished.contains(table.folded());
    }

    /** The job that is to be adopted for the table. */
    Optional<Long> jobOf(TableName table) {
        return Optional.ofNullable(jobs.get(table.folded()));
    }

    /** All jobs that are to be adopted. */
    Collection<Long> jobIds() {
        return jobs.values();
    }

    /** Tells of each table that is not among these: then it is another source that was imported before. */
    void requireAllIn(List<SourceTable> tables, Consumer<Problem> problem) {
        Set<TableName> known = tables.stream().map(table -> table.name().folded()).collect(Collectors.toSet());
        named.stream()
                .filter(table -> !known.contains(table.folded()))
                .forEach(table -> problem.accept(new Problem(
                        table + ": takeOver names it, but the source has no such table",
                        "correct the source, its filter or its routes, or leave the table out of takeOver")));
    }
}
