package dev.sluice.local.tidb.load;

import dev.sluice.local.tidb.plan.ImportPlan;
import java.nio.file.Path;
import java.sql.Connection;

/**
 * Loads the rows of a plan into its table. Each chunk of rows is a transaction of its own, so a load that fails or is
 * cancelled leaves rows behind, as TiDB's does. Safe for several loads at a time, each with its own connection.
 */
public final class TableLoader {
    private final Path scratch;

    /** {@code scratch} is an existing directory on the server's machine, readable for the server's process. */
    public TableLoader(Path scratch) {
        this.scratch = scratch;
    }

    /**
     * Blocks until all rows are in. Row by row through LOAD DATA INFILE: the LOCAL form would turn errors into
     * warnings.
     *
     * @param connection of an account with FILE and INSERT; its session settings are changed and not restored
     * @return the number of rows loaded
     * @throws LoadFailedException    when a row or a file cannot be loaded
     * @throws LoadCancelledException when {@code progress} said so
     */
    public long load(ImportPlan plan, Connection connection, LoadProgress progress) {
        return new Load(plan, connection, progress, scratch).run();
    }
}
