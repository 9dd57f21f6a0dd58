package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.io.Serial;

/** One row cannot go into the table; who catches it knows which row. */
final class RowRefusedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    RowRefusedException(String message) {
        super(message);
    }
}
