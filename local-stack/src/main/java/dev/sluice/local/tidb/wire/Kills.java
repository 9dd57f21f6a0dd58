package dev.sluice.local.tidb.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers {@code KILL [TIDB] [QUERY | CONNECTION] id}. The server decides who may, and ends what it runs itself; a
 * statement that the relay carries out hears of it from here. Safe for any thread.
 */
final class Kills implements Interceptor {

    private static final Pattern KILL = Pattern.compile(
            "\\s*KILL\\s+(?:TIDB\\s+)?((?:QUERY\\s+|CONNECTION\\s+)?)(\\d{1,18})\\s*;?\\s*", Pattern.CASE_INSENSITIVE);

    private final Map<Long, Questions> sessions = new ConcurrentHashMap<>();

    void opened(long sessionId, Questions session) {
        sessions.put(sessionId, session);
    }

    void closed(long sessionId) {
        sessions.remove(sessionId);
    }

    @Override
    public Optional<Answer> answerTo(String sql) {
        Matcher kill = KILL.matcher(sql);
        return kill.matches()
                ? Optional.of(session -> kill(session, kill.group(1), Long.parseLong(kill.group(2))))
                : Optional.empty();
    }

    private Reply kill(ServerSession killer, String what, long sessionId) {
        killer.query("KILL " + what + sessionId);
        Optional.ofNullable(sessions.get(sessionId)).ifPresent(Questions::kill);
        return new Reply.Done(0);
    }
}
