package dev.sluice.sdk.tidb;

import dev.sluice.sdk.statement.Secrets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * TiDB refused something, or could not be talked to. The message holds TiDB's own words without credentials and without the
 * statement.
 */
public final class TidbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The code of "You have an error in your SQL syntax": how a server says that it does not know a statement. */
    public static final int SYNTAX_ERROR = 1064;

    /** The code of "Unknown database". */
    public static final int NO_SUCH_DATABASE = 1049;

    /** The code of "Table … doesn't exist". */
    public static final int NO_SUCH_TABLE = 1146;

    /** The code of "Access denied; you need (at least one of) the … privilege(s)". */
    public static final int PRIVILEGE_NEEDED = 1227;

    /** The code of "Job ID n doesn't exist". */
    public static final int NO_SUCH_JOB = 8170;

    /** The code of "The current job status cannot perform the operation": it has ended already. */
    public static final int JOB_HAS_ENDED = 8171;

    private static final String ACCESS_DENIED = "28000";

    private final int code;
    private final String sqlState;
    private final transient TidbFailure failure;

    private TidbException(int code, String sqlState, String message, TidbFailure failure) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
        this.failure = failure;
    }

    /** TiDB answered a statement with this error. */
    public static TidbException answered(int code, String sqlState, String words) {
        String shown = Secrets.redact(code == SYNTAX_ERROR ? withoutStatement(words) : words);
        return new TidbException(code, sqlState, "TiDB error " + code + " (" + sqlState + "): " + shown,
                FailureTable.answered(code, words));
    }

    /** No session could be opened, for this reason. */
    public static TidbException notConnected(TidbTarget target, String reason) {
        return new TidbException(0, "", "cannot connect to TiDB at " + target + ": " + Secrets.redact(reason),
                FailureTable.notConnected());
    }

    /** No session could be opened at any address; none may have been tried, by a thread that was interrupted before. */
    static TidbException nowhere(TidbTarget first, List<TidbException> failures) {
        return switch (failures.size()) {
            case 0 -> notConnected(first, "interrupted before");
            case 1 -> failures.getFirst();
            default -> new TidbException(0, "", failures.stream()
                    .map(TidbException::getMessage)
                    .collect(Collectors.joining("; ")), FailureTable.notConnected());
        };
    }

    /** The server did not let the account in, for this reason. */
    public static TidbException denied(TidbTarget target, String reason) {
        return new TidbException(0, ACCESS_DENIED, "cannot connect to TiDB at " + target + ": " + Secrets.redact(
                reason),
                FailureTable.notConnected());
    }

    /** A statement was sent and got no answer, for this reason. */
    public static TidbException notAnswered(TidbTarget target, String reason) {
        return new TidbException(0, "", "no answer from TiDB at " + target + ": " + Secrets.redact(reason),
                FailureTable.notAnswered());
    }

    /** The thread was interrupted while it waited for more than one statement; each may have had its effect. */
    public static TidbException interrupted(String during) {
        return new TidbException(0, "", "interrupted while " + during, FailureTable.notAnswered());
    }

    /** TiDB's error code; empty when it did not answer. */
    public OptionalInt code() {
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }

    /** Whether TiDB answered with this code. */
    public boolean hasCode(int wanted) {
        return code == wanted;
    }

    /** The five letters of the SQL standard; empty when TiDB did not answer. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether no session was opened because the server did not let the account in: its name or its password is wrong. */
    public boolean isDenied() {
        return code == 0 && sqlState.equals(ACCESS_DENIED);
    }

    /** What it means for the statement. */
    public TidbFailure failure() {
        return failure;
    }

    // A syntax error quotes the statement from where it went wrong, and with it what may be a key.
    private static String withoutStatement(String words) {
        int quoted = words.indexOf("near ");
        return quoted < 0 ? words : words.substring(0, quoted).stripTrailing();
    }
}
