package dev.sluice.local.tidb.contract;

/** What a case tells a server of the tests' own to do. */
interface Switches {

    /** Jobs stand still, before they load a row. */
    void hold();

    /** Lets them go. */
    void release();

    /** The next job that loads rows fails, for this reason. */
    void failNextJob(String why);

    /** How many jobs run at once, where that is not told by how many threads they ask for. */
    void limitRunning(int jobs);
}
