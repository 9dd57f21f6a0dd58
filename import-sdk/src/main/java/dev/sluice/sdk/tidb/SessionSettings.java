package dev.sluice.sdk.tidb;

import java.time.Duration;
import java.util.Optional;

/**
 * What a session is set to as soon as it is open. Its {@code sql_mode} is TiDB's strict one and its time zone UTC, until
 * {@link DataSettings} say otherwise for one statement.
 *
 * @param idleLimit   after which silence TiDB closes the session and frees its locks, in whole seconds; empty for the
 *                    server's own
 * @param connectWait how long connecting and setting up may take
 * @param answerWait  how long a statement may take unless its caller says otherwise
 */
public record SessionSettings(Optional<Duration> idleLimit, Duration connectWait, Duration answerWait) {

    /** TiDB's own default, which is strict. */
    public static final String STRICT_SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";

    /** 10 s to connect, 60 s for an answer. */
    public static final SessionSettings DEFAULT = new SessionSettings(Optional.empty(),
            Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** The same, but that connecting and setting up may take so long. */
    public SessionSettings withConnectWait(Duration wait) {
        return new SessionSettings(idleLimit, wait, answerWait);
    }

    /** The same for a session that TiDB closes after this silence. */
    public SessionSettings withIdleLimit(Duration limit) {
        return new SessionSettings(Optional.of(limit), connectWait, answerWait);
    }
}
