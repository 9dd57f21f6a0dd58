package dev.sluice.local.tidb.contract;

/** What a case takes for granted beyond a server that answers. */
enum Need {

    /** {@code /data/small.csv}, sixteen bytes and two rows, on the server's disk. */
    FILES,

    /** Jobs that load rows and finish: not on a TiDB whose store is not TiKV. */
    FINISHED_JOBS,

    /** The stand-in's switches: jobs that stand still, fail or wait for each other when the case says so. */
    SWITCHES
}
