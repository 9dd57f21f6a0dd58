package dev.sluice.local.tidb;

import dev.sluice.local.tidb.job.JobEngine;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.nio.file.Path;

/**
 * How to start a stand-in.
 *
 * @param directory    for this stand-in alone; its tables and jobs are found again at the next start
 * @param port         to listen on at {@code 127.0.0.1} when it is free, else another one is taken; 0 for any
 * @param runningLimit how many jobs run at once
 * @param root         what {@code /} means in the path of {@code IMPORT INTO}: a directory that stands for the disk of a
 *                     server
 */
public record LocalTidbConfig(Path directory, int port, TidbProfile profile, int runningLimit, Path root) {

    /** TiDB 9.0 on a free port, on the disk of this machine. */
    public static LocalTidbConfig in(Path directory) {
        return new LocalTidbConfig(directory, 0, TidbProfile.V9_0, JobEngine.DEFAULT_RUNNING_LIMIT, Path.of("/"));
    }

    public LocalTidbConfig withPort(int newPort) {
        return new LocalTidbConfig(directory, newPort, profile, runningLimit, root);
    }

    public LocalTidbConfig withProfile(TidbProfile newProfile) {
        return new LocalTidbConfig(directory, port, newProfile, runningLimit, root);
    }

    public LocalTidbConfig withRunningLimit(int newLimit) {
        return new LocalTidbConfig(directory, port, profile, newLimit, root);
    }

    public LocalTidbConfig withRoot(Path newRoot) {
        return new LocalTidbConfig(directory, port, profile, runningLimit, newRoot);
    }
}
