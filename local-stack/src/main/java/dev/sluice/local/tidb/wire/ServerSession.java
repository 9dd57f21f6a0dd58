package dev.sluice.local.tidb.wire;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The session that a client has with the server behind the relay; only usable while an answer runs. */
public interface ServerSession {

    /**
     * Runs a query of ours in the client's session, in its transaction and with its temporary tables, and blocks until
     * the rows are there. Clears what SHOW WARNINGS would have said. The values travel in the session's character set:
     * ask for {@code HEX(..)} of what may hold more than ASCII.
     *
     * @param sql sent as UTF-8, shorter than 16 MB
     * @return each row's values as text
     * @throws ServerSessionException when the server refuses it, is gone or takes more than thirty seconds
     */
    List<List<@Nullable String>> query(String sql);

    /** Completes when somebody has this statement or this session ended by {@code KILL}: then the answer is to end. */
    CompletionStage<Void> killed();
}
