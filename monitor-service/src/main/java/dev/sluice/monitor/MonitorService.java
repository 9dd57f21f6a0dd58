package dev.sluice.monitor;

import dev.sluice.config.ServiceConfig;
import dev.sluice.monitor.poll.MonitorPart;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.topic.Topics;
import dev.sluice.topic.TopicsPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Watches the jobs in flight. Several monitors share the tables among them. */
public final class MonitorService {

    private MonitorService() {}

    /**
     * Puts the parts together; nothing is started.
     *
     * @param owner hears of a fatal failure, as {@link Service} says
     */
    public static Service of(ServiceConfig config, MeterRegistry metrics, Consumer<Throwable> owner) {
        Service service = new Service("monitor", owner);
        Topics topics = new Topics(config.topics().prefix());
        KafkaClients kafka = new KafkaClients(config.kafka());
        Map<String, TidbTarget> targets = config.targets()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().tidb()));
        service.add(new TopicsPart(kafka, topics, config.topics().replication()));
        service.add(MonitorPart.of(kafka, topics, targets, metrics, service::fail));
        return service;
    }
}
