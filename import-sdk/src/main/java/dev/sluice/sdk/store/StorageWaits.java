package dev.sluice.sdk.store;

import java.time.Duration;

/**
 * How long a storage may take, the same for every cloud: seven attempts, as TiDB has them, with an exponential, jittered
 * wait between them. What is over after that is {@link SourceUnreadableException}.
 */
final class StorageWaits {
    static final int ATTEMPTS = 7;
    static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);
    static final Duration CONNECT = Duration.ofSeconds(10);
    /** Between two bytes of an answer. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    private StorageWaits() {}
}
