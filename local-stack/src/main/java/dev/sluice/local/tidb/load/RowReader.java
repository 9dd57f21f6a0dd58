package dev.sluice.local.tidb.load;

import java.io.Closeable;
import java.io.IOException;

/** The rows of one data file, in order. Blocks on the disk; for one thread. */
interface RowReader extends Closeable {

    /**
     * Reads the next row into {@code row}, which it clears first.
     *
     * @return false at the end of the file
     * @throws IOException when the file is not what its format says; {@link #line()} is where
     */
    boolean read(Row row) throws IOException;

    /** Where the last row starts, from 1: a line of text, or a row's number in Parquet. */
    long line();

    /** Stored bytes of the file read so far. */
    long storedBytes();
}
