package dev.sluice.submitter.simulation;

/** A rule of the protocol that the modelled executor leaves out, to see that the simulation notices. */
enum Weakness {
    NONE,
    /** Acts on what it folded last, without folding to the end under the lock. */
    NO_FENCE,
    /** Answers a wanted cancel without looking for a job. */
    NO_LOOK_BEFORE_AN_END,
    /** Submits without looking for a job of an earlier try. */
    NO_LOOK_BEFORE_A_SUBMISSION,
    /** Empties a table without asking whose rows it holds. */
    NO_LOOK_BEFORE_A_TRUNCATION,
    /** Submits beside live jobs of others. */
    NO_EYE_FOR_STRANGERS
}
