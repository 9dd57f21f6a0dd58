package dev.sluice.local.tidb.load;

/**
 * The one who runs a load, seen from the load. Called on the loading thread, several times a second at most; it may
 * block to slow the load down.
 */
public interface LoadProgress {

    /**
     * A chunk of rows is in the table and committed. Both numbers count from the start of the load and never fall.
     *
     * @param sourceBytes stored (compressed) bytes read, over all files
     */
    void loaded(long sourceBytes, long rows);

    /** Asked between chunks; once true, the load ends with {@link LoadCancelledException}. */
    boolean cancelled();
}
