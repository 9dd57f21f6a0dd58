package dev.sluice.submitter.executor;

/** How many steps a process has left before it dies. A step is a moment before or after something it does to the world. */
final class Life {

    private int taken;
    private int last = Integer.MAX_VALUE;

    /** Lets the process take this many steps from now on and then die, once. */
    void ends(int after) {
        taken = 0;
        last = after;
    }

    /** Steps since the beginning, or since an end was set. */
    int taken() {
        return taken;
    }

    void step() {
        if (taken++ == last) {
            throw new Died();
        }
    }
}
