package dev.sluice.it;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On LocalTidb. */
class LocalRowSessionIT extends RowSessionCases {
    @TempDir
    private static Path home;
    private static LocalTidb tidb;

    @BeforeAll
    static void start() throws Exception {
        tidb = LocalTidb.start(LocalTidbConfig.in(home).withProfile(TidbProfile.V8_5));
    }

    @AfterAll
    static void stop() throws Exception {
        tidb.close();
    }

    @Override
    TidbTarget target() {
        return new TidbTarget("127.0.0.1", tidb.port(), "root", () -> "", Tls.DISABLED);
    }
}
