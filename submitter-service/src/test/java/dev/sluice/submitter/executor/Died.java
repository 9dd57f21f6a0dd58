package dev.sluice.submitter.executor;

/** The process is gone at this point. */
final class Died extends Error {

    private static final long serialVersionUID = 1L;
}
