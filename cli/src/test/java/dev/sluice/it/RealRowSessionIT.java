package dev.sluice.it;

import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import dev.sluice.sdk.tidb.real.RealTidb;
import dev.sluice.sdk.tidb.real.RealTidbConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On a real TiDB of its own, since it changes the zone of all sessions. */
@NeedsRealTidb
class RealRowSessionIT extends RowSessionCases {
    @TempDir
    private static Path home;
    private static RealTidb tidb;

    @BeforeAll
    static void start() {
        tidb = RealTidb.start(RealTidbConfig.in(home).withZone("Asia/Tokyo"));
    }

    @AfterAll
    static void stop() {
        tidb.close();
    }

    @Override
    TidbTarget target() {
        return tidb.target();
    }
}
