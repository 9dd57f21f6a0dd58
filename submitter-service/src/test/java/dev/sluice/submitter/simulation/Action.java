package dev.sluice.submitter.simulation;

/** Something that may happen now. */
record Action(Kind kind, String label, Runnable effect) {

    enum Kind {
        /** The system goes on by itself. */
        PROGRESS,
        /** A job of TiDB ends. */
        JOB,
        /** Something breaks. */
        FAULT,
        /** A user wants something. */
        USER
    }
}
