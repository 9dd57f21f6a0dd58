package dev.sluice.submitter.executor;

/** An order names a target or a credential that this process's configuration does not have. */
final class NotConfiguredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotConfiguredException(String message) {
        super(message);
    }
}
