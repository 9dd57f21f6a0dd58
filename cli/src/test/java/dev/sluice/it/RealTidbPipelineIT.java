package dev.sluice.it;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.sdk.tidb.real.NeedsRealTidb;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** On the real TiDB of this JVM. */
@NeedsRealTidb
class RealTidbPipelineIT extends PipelineCases {
    @TempDir
    private static Path directory;
    private static Cell cell;

    @BeforeAll
    static void start() throws Exception {
        cell = Cell.whole(directory.resolve("cell"), RealCellTidb.shared());
    }

    @AfterAll
    static void stop() throws Exception {
        cell.close();
    }

    @Override
    Cell cell() {
        return cell;
    }

    @Override
    TidbProfile profile() {
        return TidbProfile.V8_5;
    }

    @Override
    Path directory() {
        return directory;
    }
}
