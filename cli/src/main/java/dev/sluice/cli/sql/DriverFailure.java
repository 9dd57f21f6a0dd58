package dev.sluice.cli.sql;

import dev.sluice.sdk.tidb.ConnectFailure;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Turns what the driver throws into what every other command says. */
final class DriverFailure {

    private static final Pattern CONNECTION = Pattern.compile("^\\(conn=-?\\d+\\) ");
    private static final String CONNECTION_FAILED = "08";

    private DriverFailure() {}

    static TidbException connecting(SQLException failure, TidbTarget target) {
        return failure.getErrorCode() > 0
                ? ConnectFailure.refusal(failure.getErrorCode(), words(failure), target)
                : TidbException.notConnected(target, because(failure, target));
    }

    private static String because(SQLException failure, TidbTarget target) {
        String words = words(failure);
        if (words.startsWith("SSL hostname verification failed")) {
            return ConnectFailure.otherHost(words.lines().findFirst().orElseThrow(), target);
        }
        return words.contains("ssl not enabled in the server")
                ? ConnectFailure.NO_TLS
                : ConnectFailure.failed(failure, target);
    }

    static TidbException answering(SQLException failure, TidbTarget target) {
        String state = String.valueOf(failure.getSQLState());
        return failure.getErrorCode() > 0 && !state.startsWith(CONNECTION_FAILED)
                ? TidbException.answered(failure.getErrorCode(), state, words(failure))
                : TidbException.notAnswered(target, words(failure));
    }

    private static String words(SQLException failure) {
        return CONNECTION.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
    }
}
