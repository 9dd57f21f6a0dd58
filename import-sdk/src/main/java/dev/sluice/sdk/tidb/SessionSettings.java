package dev.sluice.sdk.tidb;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a session is set to as soon as it is open. The time zone is always UTC.
 *
 * @param sqlMode     the {@code sql_mode}
 * @param idleLimit   after which silence TiDB closes the session and frees its locks, in whole seconds; empty for the
 *                    server's own
 * @param connectWait how long connecting and setting up may take
 * @param answerWait  how long a statement may take unless its caller says otherwise
 */
public record SessionSettings(String sqlMode, Optional<Duration> idleLimit, Duration connectWait, Duration answerWait) {

    /** TiDB's own default, which is strict. */
    public static final String STRICT_SQL_MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION";

    /** Strict mode, 10 s to connect, 60 s for an answer. */
    public static final SessionSettings DEFAULT = new SessionSettings(STRICT_SQL_MODE, Optional.empty(),
            Duration.ofSeconds(10), Duration.ofSeconds(60));

    /**
     * Checks the mode against how we quote.
     *
     * @throws IllegalArgumentException for {@code NO_BACKSLASH_ESCAPES}, under which our literals would mean others
     */
    public SessionSettings {
        if (sqlMode.toUpperCase(Locale.ROOT).contains("NO_BACKSLASH_ESCAPES")) {
            throw new IllegalArgumentException("sql_mode NO_BACKSLASH_ESCAPES is not supported; leave it out");
        }
    }

    /** The same with another {@code sql_mode}. */
    public SessionSettings withSqlMode(String mode) {
        return new SessionSettings(mode, idleLimit, connectWait, answerWait);
    }

    /** The same for a session that TiDB closes after this silence. */
    public SessionSettings withIdleLimit(Duration limit) {
        return new SessionSettings(sqlMode, Optional.of(limit), connectWait, answerWait);
    }
}
