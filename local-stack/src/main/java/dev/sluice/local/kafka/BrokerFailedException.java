package dev.sluice.local.kafka;

import org.jspecify.annotations.Nullable;

/** The embedded broker did not start or has ended by itself. Its directory keeps what it had acknowledged. */
public final class BrokerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
