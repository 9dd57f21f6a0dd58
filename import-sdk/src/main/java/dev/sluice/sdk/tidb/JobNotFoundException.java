package dev.sluice.sdk.tidb;

/** TiDB has no job with this id (error 8170). It never removes job rows, so the job never existed there. */
public final class JobNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For the job with this id. */
    public JobNotFoundException(long jobId) {
        super("TiDB has no import job " + jobId);
    }
}
