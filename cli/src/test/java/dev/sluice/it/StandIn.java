package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.local.tidb.job.JobControls;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.store.contract.FreePort;
import java.io.IOException;
import java.nio.file.Path;

/** LocalTidb; while it is away its jobs are as TiDB's are that was stopped in order. */
final class StandIn implements CellTidb {
    private final LocalTidbConfig config;
    private LocalTidb tidb;

    private StandIn(LocalTidbConfig config) throws IOException {
        this.config = config;
        tidb = start();
    }

    /** As this TiDB, with its data in this directory. */
    static StandIn of(TidbProfile profile, Path directory) throws IOException {
        return new StandIn(LocalTidbConfig.in(directory).withProfile(profile).withPort(FreePort.any()));
    }

    private LocalTidb start() throws IOException {
        LocalTidb started = LocalTidb.start(config);
        assertThat(started.port()).as("where its clients find it again").isEqualTo(config.port());
        return started;
    }

    @Override
    public int port() {
        return config.port();
    }

    @Override
    public long acceptedStatements(String schema, String table) {
        return tidb.acceptedStatements(schema, table);
    }

    /** The switches that a real TiDB has too. */
    @Override
    public Switches controls() {
        JobControls controls = tidb.controls();
        return new Switches() {
            @Override
            public void hold() {
                controls.hold();
            }

            @Override
            public void release() {
                controls.release();
            }

            @Override
            public void cutNextImport() {
                controls.cutNextImport();
            }

            @Override
            public void failNextJob(String message) {
                controls.failNextJob(message);
            }
        };
    }

    /** All of its switches. */
    JobControls ownControls() {
        return tidb.controls();
    }

    @Override
    public void away(Cell.Meanwhile meanwhile) throws Exception {
        tidb.close();
        meanwhile.happens();
        tidb = start();
    }

    @Override
    public void close() throws IOException {
        tidb.close();
    }
}
