package dev.sluice.cli.process;

/** The service cannot go on. It has been stopped; its supervisor starts it again once the cause is gone. */
public final class ServiceFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceFailedException(String service, Throwable cause) {
        super("the " + service + " cannot go on: " + (cause.getMessage() == null
                ? cause.toString()
                : cause
                        .getMessage()), cause);
    }
}
