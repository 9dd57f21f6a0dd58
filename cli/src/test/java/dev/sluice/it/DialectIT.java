package dev.sluice.it;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** On each LocalTidb: with 13 columns and no groups, with 21 columns, and with jobs as JSON. */
@ParameterizedClass(name = "{0}")
@EnumSource(TidbProfile.class)
class DialectIT extends PipelineCases {
    @TempDir
    private static Path directory;
    private static Cell cell;

    @Parameter
    private TidbProfile profile;

    @BeforeParameterizedClassInvocation
    static void start(TidbProfile profile) throws Exception {
        Path own = directory.resolve(profile.name());
        cell = Cell.whole(own, StandIn.of(profile, own.resolve("tidb")));
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        cell.close();
    }

    @Override
    Cell cell() {
        return cell;
    }

    @Override
    TidbProfile profile() {
        return profile;
    }

    @Override
    Path directory() {
        return directory;
    }
}
