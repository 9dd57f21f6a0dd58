package dev.sluice.submitter.decision;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configured TiDB clusters, as far as deciding needs them.
 *
 * @param runningJobs how many jobs of ours each may have in flight, by name; TiDB 8.0 and later runs 16 by default
 */
public record Targets(Map<String, Integer> runningJobs) {

    public Targets {
        runningJobs = Map.copyOf(runningJobs);
    }

    boolean knows(String target) {
        return runningJobs.containsKey(target);
    }

    /** The limit of a target; 0 for one that is no longer configured, so nothing new is sent there. */
    int limitOf(String target) {
        return runningJobs.getOrDefault(target, 0);
    }

    Set<String> names() {
        return new TreeSet<>(runningJobs.keySet());
    }
}
