package dev.sluice.scanner;

import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a manifest says another tool has done, by table, as TiDB compares names. Pure. */
final class EarlierWork {
    private final Set<TableName> finished;
    private final Map<TableName, Long> jobs;

    private EarlierWork(TakeOver said) {
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
}
