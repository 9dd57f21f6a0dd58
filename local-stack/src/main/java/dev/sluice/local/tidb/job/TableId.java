package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.plan.TargetTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The number of a table: another one once the table is emptied by TRUNCATE or made anew, as in TiDB. It is InnoDB's, which
 * also gives a table another one when ALTER TABLE writes it anew; TiDB does not.
 */
public final class TableId {
    private static final String QUERY = "SELECT table_id FROM information_schema.innodb_sys_tables WHERE name ="
            + " CONVERT(CONCAT(CAST(CONVERT(? USING filename) AS BINARY), '/',"
            + " CAST(CONVERT(? USING filename) AS BINARY)) USING utf8mb4)";

    private TableId() {}

    /**
     * Asks. Blocks.
     *
     * @param connection of an account that may see everything
     * @return empty when there is no such table, or it is a view
     */
    public static OptionalLong of(Connection connection, TargetTable table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
