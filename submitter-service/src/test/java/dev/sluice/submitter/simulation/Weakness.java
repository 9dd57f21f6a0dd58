package dev.sluice.submitter.simulation;

/** A rule that is left out, to see that the simulation notices. */
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
    NO_EYE_FOR_STRANGERS,
    /** Knows only jobs with its own group key. */
    NO_ADOPTION_OF_EARLIER_JOBS,
    /** Decides on the inputs once more where executors can see each step. */
    REPLAY_IN_THE_OPEN,
    /** Does not read the checkpoints when the changelog is gone. */
    NO_LOOK_AT_THE_CHECKPOINTS,
    /** Does not know which inputs it has decided on. */
    NO_APPLIED_OFFSETS
}
