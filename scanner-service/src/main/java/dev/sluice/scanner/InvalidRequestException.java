package dev.sluice.scanner;

/** A manifest asks for what cannot be meant; says what and where it is written. */
final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidRequestException(String what) {
        super(what);
    }
}
