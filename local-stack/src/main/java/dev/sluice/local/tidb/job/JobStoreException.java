package dev.sluice.local.tidb.job;

import java.io.Serial;
import java.sql.SQLException;

/** The database that keeps the jobs did not answer; the job is as it was. The stand-in has to be started again. */
public final class JobStoreException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    JobStoreException(SQLException cause) {
        super("cannot write mysql.tidb_import_jobs: " + cause.getMessage(), cause);
    }
}
