package dev.sluice.submitter.recovery;

/** A coordinator is still a member of the group, or was until lately: its state must not be rebuilt beside it. Try later. */
final class CoordinatorRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CoordinatorRunningException(String group) {
        super("the coordinator's changelog is gone and group " + group
                + " still has members; stop every submitter, this one goes on when they are gone");
    }
}
