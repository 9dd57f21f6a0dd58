package dev.sluice.local.tidb.load;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A row or a file could not be loaded. The message names the file and, where one row is at fault, its line, and says
 * what is wrong; it may quote the refused value, as TiDB's does. Rows of earlier chunks stay in the table.
 */
public final class LoadFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    LoadFailedException(String message) {
        super(message);
    }

    LoadFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
