package dev.sluice.local.tidb.wire;

import dev.sluice.local.tidb.wire.Interceptor.Answer;
import java.util.Optional;

/**
 * Which statements of its clients the relay carries out itself.
 *
 * @param interceptor knows by the text
 * @param guard       is asked about the rest of what comes as text; may let it pass after a closer look
 */
record OwnStatements(Interceptor interceptor, Interceptor guard, Kills kills) {

    Optional<Answer> sentAsText(ClientPacket statement) {
        return chosen(statement, sql -> prepared(sql).or(() -> guard.answerTo(sql)));
    }

    Optional<Answer> prepared(ClientPacket statement) {
        return chosen(statement, this::prepared);
    }

    private Optional<Answer> prepared(String sql) {
        return kills.answerTo(sql).or(() -> interceptor.answerTo(sql));
    }

    private static Optional<Answer> chosen(ClientPacket statement, Interceptor by) {
        return statement.mayBeOurs() ? by.answerTo(statement.text()) : Optional.empty();
    }
}
