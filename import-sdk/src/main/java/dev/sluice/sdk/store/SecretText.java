package dev.sluice.sdk.store;

/**
 * A secret in memory. Its text is given out only by {@link #reveal}, never by {@link #toString}, so a record that holds one
 * may be logged.
 */
public record SecretText(String reveal) {

    public SecretText {
        if (reveal.isEmpty()) {
            throw new IllegalArgumentException("a secret is empty");
        }
    }

    /** Says that there is one. */
    @Override
    public String toString() {
        return "xxxxxx";
    }
}
