package dev.sluice.scanner;

import dev.sluice.config.ServiceConfig;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.topic.Topics;
import dev.sluice.topic.TopicsPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The scanner as a service of its own. Any number may run; they share the imports. */
public final class ScannerService {

    private ScannerService() {}

    /**
     * Puts the parts together; nothing is started.
     *
     * @param metrics where scans are counted
     * @param owner   hears of a fatal failure, as {@link Service} says
     */
    public static Service of(ServiceConfig config, MeterRegistry metrics, Consumer<Throwable> owner) {
        Service service = new Service("scanner", owner);
        Topics topics = new Topics(config.topics().prefix());
        KafkaClients kafka = new KafkaClients(config.kafka());
        service.add(new TopicsPart(kafka, topics, config.topics().replication()));
        service.add(ScannerPart.of(kafka, topics, targets(config), config.credentials(), metrics,
                service::fail));
        return service;
    }

    private static Map<String, TidbTarget> targets(ServiceConfig config) {
        return config.targets()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().tidb()));
    }
}
