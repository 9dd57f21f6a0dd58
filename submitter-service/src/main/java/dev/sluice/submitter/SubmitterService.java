package dev.sluice.submitter;

import dev.sluice.config.ServiceConfig;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.submitter.coordinator.CoordinatorPart;
import dev.sluice.submitter.coordinator.CoordinatorTopology;
import dev.sluice.submitter.coordinator.InputCounter;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.submitter.executor.ExecutorPart;
import dev.sluice.submitter.executor.SourceCredentials;
import dev.sluice.submitter.recovery.Recovery;
import dev.sluice.submitter.recovery.RecoveryPart;
import dev.sluice.topic.Topics;
import dev.sluice.topic.TopicsPart;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The coordinator and the executor in one process. Others of their kind are hot standbys and share the tables. */
public final class SubmitterService {

    private SubmitterService() {}

    /**
     * Puts the parts together; nothing is started.
     *
     * @param owner hears of a fatal failure, as {@link Service} says
     */
    public static Service of(ServiceConfig config, MeterRegistry metrics, Consumer<Throwable> owner) {
        Service service = new Service("submitter", owner);
        Topics topics = new Topics(config.topics().prefix());
        KafkaClients kafka = new KafkaClients(config.kafka());
        TopicsPart ensured = new TopicsPart(kafka, topics, config.topics().replication());
        service.add(ensured);
        Supplier<Coordinator> coordinator = () -> coordinator(config, topics, ensured);
        service.add(new RecoveryPart(() -> new Recovery(kafka, topics, config.topics().replication(), coordinator.get(),
                config.stateDir())));
        service.add(new CoordinatorPart(
                () -> CoordinatorTopology.build(topics, coordinator.get(), new InputCounter(metrics)),
                CoordinatorPart.settings(config.kafka(), topics.prefix(), config.stateDir().toString(),
                        config.topics().replication()),
                service::fail));
        service.add(ExecutorPart.of(kafka, topics, targets(config), new SourceCredentials(config.credentials()),
                service::fail));
        return service;
    }

    private static Map<String, TidbTarget> targets(ServiceConfig config) {
        return config.targets()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().tidb()));
    }

    /** Group keys are made of the commands topic's id, so the topic must be there before the coordinator is made. */
    private static Coordinator coordinator(ServiceConfig config, Topics topics, TopicsPart ensured) {
        Map<String, Integer> limits = config.targets()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().runningJobs()));
        return new Coordinator(new Targets(limits), ensured.idOf(topics.importCommands()));
    }
}
