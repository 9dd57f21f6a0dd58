package dev.sluice.it;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/** The same imports with the published image of Kafka. Where there is no container engine they are skipped. */
@EnabledIf("isEngineThere")
class KafkaImageIT extends ImportIT {
    /** The image of {@code docker-compose.yml}. */
    static final String IMAGE = "apache/kafka:4.1.1";

    static boolean isEngineThere() {
        boolean there = DockerClientFactory.instance().isDockerAvailable();
        if (!there) {
            LoggerFactory.getLogger(KafkaImageIT.class)
                    .warn("KafkaImageIT is skipped: there is no container engine to run {}", IMAGE);
        }
        return there;
    }

    @Override
    Broker broker(Path brokerDirectory) {
        return Broker.ofImage(IMAGE);
    }
}
