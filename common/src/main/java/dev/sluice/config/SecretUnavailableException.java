package dev.sluice.config;

import org.jspecify.annotations.Nullable;

/** A secret is not where the configuration says. Set the variable or mount the file, then start again. */
public final class SecretUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
