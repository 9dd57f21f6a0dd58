package dev.sluice.it;

import java.nio.file.Path;
import org.testcontainers.junit.jupiter.EnabledIfDockerAvailable;

/** The same imports with the published image of Kafka. Where there is no container engine they are skipped. */
@EnabledIfDockerAvailable
class KafkaImageIT extends ImportIT {
    /** The image of {@code docker-compose.yml}. */
    static final String IMAGE = "apache/kafka:4.1.1";

    @Override
    Broker broker(Path brokerDirectory) {
        return Broker.ofImage(IMAGE);
    }
}
