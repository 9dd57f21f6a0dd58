package dev.sluice.local.tidb.contract;

import java.net.URI;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.tidb.TiDBContainer;

/**
 * The same cases against the published image of TiDB, whose store is no TiKV: what needs a finished job is left out. Where there
 * is no container engine they are skipped.
 */
@EnabledIf("isEngineThere")
class TidbImageIT extends TidbContractIT {
    /** The image of {@code docker-compose.yml}. */
    static final String IMAGE = "pingcap/tidb:v8.5.3";

    static boolean isEngineThere() {
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        if (!there) {
            LoggerFactory.getLogger(TidbImageIT.class)
                    .warn("TidbImageIT is skipped: there is no container engine to run {}", IMAGE);
        }
        return there;
    }

    static Stream<TidbUnderTest> servers() throws SQLException {
        // Stopped by Testcontainers when this JVM ends.
        TiDBContainer tidb = new TiDBContainer(IMAGE).withCopyToContainer(Transferable.of("0000001\n0000002\n"),
                "/data/small.csv");
        tidb.start();
        return Stream.of(GivenTidb.at(URI.create("mysql://root@" + tidb.getHost() + ":" + tidb.getMappedPort(4000))));
    }
}
