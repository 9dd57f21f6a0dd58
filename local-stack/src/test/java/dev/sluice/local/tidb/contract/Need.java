package dev.sluice.local.tidb.contract;

/** What a case takes for granted beyond a server that answers. */
enum Need {

    /** {@code small.csv}, sixteen bytes and two rows, in {@link TidbUnderTest#data} on the server's disk. */
    FILES,

    /** Jobs that load rows and finish: not on a TiDB whose store is not TiKV. */
    FINISHED_JOBS,

    /** {@link Switches}: jobs that stand still, fail or wait for each other when the case says so. */
    SWITCHES
}
