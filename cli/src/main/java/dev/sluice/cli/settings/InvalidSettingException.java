package dev.sluice.cli.settings;

/** An option or manifest cannot be carried out as written; the message says what would be. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }
}
