package dev.sluice.wire;

/** A record cannot be read or used. Send it to the dead letters and go on; reading it again would not help. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** The class of the reason, one of {@link Unreadable}'s. */
    public String reason() {
        return reason;
    }
}
