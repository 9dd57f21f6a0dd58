package dev.sluice.it;

import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A real TiDB; statements are counted by the jobs that it shows. */
final class RealCellTidb implements CellTidb {
    private static final String JOBS_OF_A_TABLE = "SHOW IMPORT JOBS WHERE Target_Table = ?";

    private final RealTidb tidb;
    private final boolean ours;

    private RealCellTidb(RealTidb tidb, boolean ours) {
        this.tidb = tidb;
        this.ours = ours;
    }

    /** The one of this JVM: it is never away, and it goes on when it is closed. */
    static RealCellTidb shared() {
        return new RealCellTidb(RealTidb.shared(), false);
    }

    /** One of its own, on UTC. */
    static RealCellTidb in(Path directory) {
        return in(directory, "UTC");
    }

    /** One of its own, in this zone. */
    static RealCellTidb in(Path directory, String zone) {
        return new RealCellTidb(RealTidb.start(RealTidbConfig.in(directory).withZone(zone)), true);
    }

    @Override
    public int port() {
        return tidb.port();
    }

    @Override
    public long acceptedStatements(String schema, String table) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                PreparedStatement jobs = connection.prepareStatement(JOBS_OF_A_TABLE)) {
            jobs.setString(1, "`" + schema + "`.`" + table + "`");
            long count = 0;
            try (ResultSet rows = jobs.executeQuery()) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException("the jobs of " + schema + "." + table + " cannot be counted", e);
        }
    }

    @Override
    public Switches controls() {
        return new Switches() {
            @Override
            public void hold() {
                tidb.switches().hold();
            }

            @Override
            public void release() {
                tidb.switches().release();
            }

            @Override
            public void cutNextImport() {
                tidb.switches().loseNextAnswer();
            }

            @Override
            public void failNextJob(String message) {
                tidb.switches().failNextJob(message);
            }
        };
    }

    /** It is killed as by {@code kill -9}, and finds its jobs as they were. */
    @Override
    public void away(Cell.Meanwhile meanwhile) throws Exception {
        if (!ours) {
            throw new IllegalStateException("others use this TiDB too");
        }
        tidb.kill();
        meanwhile.happens();
        tidb.restart();
    }

    @Override
    public void close() {
        if (ours) {
            tidb.close();
        }
    }
}
