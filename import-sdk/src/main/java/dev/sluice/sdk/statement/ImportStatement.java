package dev.sluice.sdk.statement;

/**
 * An {@code IMPORT INTO} statement, ready to send.
 *
 * @param text     the statement, which may hold credentials: for the wire only
 * @param redacted the same statement with every credential made unreadable: for people and logs
 */
public record ImportStatement(String text, String redacted) {

    /** The redacted statement. */
    @Override
    public String toString() {
        return redacted;
    }
}
