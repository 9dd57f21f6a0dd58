package dev.sluice.sdk.statement;

/** An option, or a combination of options, that TiDB would refuse or that means something else than it says. */
public final class InvalidOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param message names the option and what to write instead; never a value that may be a credential */
    public InvalidOptionException(String message) {
        super(message);
    }
}
