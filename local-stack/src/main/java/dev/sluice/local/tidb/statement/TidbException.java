package dev.sluice.local.tidb.statement;

import java.io.Serial;

/**
 * A refusal in TiDB's words, to be sent to the client as one error packet. The message never holds a credential:
 * whoever builds it leaves out query strings and string literals.
 */
public final class TidbException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String sqlState;

    /**
     * @param code     TiDB's error number, such as 8164
     * @param sqlState five characters; {@code HY000} for all of TiDB's own 8xxx errors
     */
    public TidbException(int code, String sqlState, String message) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
    }

    public int code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    /** Never null: every constructor sets it. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
