package dev.sluice.local.tidb.load;

import java.io.Serial;

/** The load stopped because it was asked to. Rows of earlier chunks stay in the table. */
public final class LoadCancelledException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LoadCancelledException() {
        super("cancelled by user");
    }
}
