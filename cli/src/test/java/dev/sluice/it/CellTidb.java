package dev.sluice.it;

import java.io.IOException;

/** The TiDB of a {@link Cell}: the stand-in, or a real one. */
interface CellTidb extends AutoCloseable {

    /** On the loopback interface; the same after it was away. */
    int port();

    default String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/?user=root";
    }

    /** How many {@code IMPORT INTO} statements for a table were accepted, also before it was away. */
    long acceptedStatements(String schema, String table);

    Switches controls();

    /** Stops it, and starts it again on the same port and directory after something happened meanwhile. */
    void away(Cell.Meanwhile meanwhile) throws Exception;

    @Override
    void close() throws IOException;

    /** What makes jobs behave badly. */
    interface Switches {

        /** Keeps running jobs from loading anything more until {@link #release}. They can be cancelled. */
        void hold();

        void release();

        /** Cuts the connection of the next client whose {@code IMPORT INTO} was accepted, instead of answering. */
        void cutNextImport();

        /** Makes the next job that starts fail with this text instead of loading. */
        void failNextJob(String message);
    }
}
