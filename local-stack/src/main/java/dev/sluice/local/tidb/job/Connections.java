package dev.sluice.local.tidb.job;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of the stand-in's own account, which sees and may do everything. */
@FunctionalInterface
public interface Connections {

    /** A new connection, which the caller closes. Blocks. */
    Connection open() throws SQLException;
}
