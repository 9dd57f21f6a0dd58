package dev.sluice.cli;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;

class SqlOnLocalTidbIT extends SqlCases {
    private LocalTidb tidb;

    @Override
    int start(Path inDirectory) throws Exception {
        tidb = LocalTidb.start(LocalTidbConfig.in(inDirectory));
        return tidb.port();
    }

    @AfterAll
    void stop() throws Exception {
        tidb.close();
    }
}
