package dev.sluice.sdk.tidb;

import java.util.List;
import java.util.Set;

/**
 * How far a job is, as a fraction of the whole. A job walks phases, a phase steps; each phase is given the same share, and
 * each step the same share of its phase. Judged per job: jobs of one group may sort locally or globally.
 */
public final class JobProgress {

    private record Phase(String name, List<String> steps) {}

    private static final List<Phase> LOCAL_SORT = List.of(new Phase("importing", List.of("import")),
            new Phase("validating", List.of("post-process")));

    private static final List<Phase> GLOBAL_SORT = List.of(
            new Phase("global-sorting", List.of("encode", "merge-sort")), new Phase("importing", List.of("ingest")),
            new Phase("resolving-conflicts", List.of("collect-conflicts", "conflict-resolution")),
            new Phase("validating", List.of("post-process")));

    private static final Set<String> ONLY_IN_GLOBAL_SORT = Set.of("global-sorting", "resolving-conflicts", "encode",
            "merge-sort", "ingest", "collect-conflicts", "conflict-resolution");

    private JobProgress() {}

    /**
     * From 0 to 1. A finished job is at 1; an unknown phase counts as 0, an unknown step as the start of its phase. TiDB may
     * answer less than it did before; whoever shows it keeps the highest.
     */
    public static double of(JobStatus job) {
        if (job.isFinished()) {
            return 1;
        }
        List<Phase> phases = isGlobalSort(job) ? GLOBAL_SORT : LOCAL_SORT;
        for (int index = 0; index < phases.size(); index++) {
            if (phases.get(index).name().equals(job.phase())) {
                return (index + within(phases.get(index), job)) / phases.size();
            }
        }
        return 0;
    }

    private static boolean isGlobalSort(JobStatus job) {
        return ONLY_IN_GLOBAL_SORT.contains(job.phase())
                || job.step().map(JobStep::name).filter(ONLY_IN_GLOBAL_SORT::contains).isPresent();
    }

    private static double within(Phase phase, JobStatus job) {
        return job.step()
                .filter(step -> phase.steps().contains(step.name()))
                .map(step -> (phase.steps().indexOf(step.name()) + step.done().orElse(0)) / phase.steps().size())
                .orElse(0.0);
    }
}
