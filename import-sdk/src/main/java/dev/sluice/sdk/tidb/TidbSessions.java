package dev.sluice.sdk.tidb;

/** Opens sessions at one target. Safe for many threads. */
public interface TidbSessions {

    /**
     * Connects and sets the session up. Blocks, at most for the settings' {@code connectWait} at each address of the target.
     *
     * @throws TidbException when that fails; nothing was sent, so it is always {@link TidbFailure.Retryable}
     */
    TidbSession open(SessionSettings settings);
}
