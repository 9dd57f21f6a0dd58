package dev.sluice.submitter.executor;

import dev.sluice.sdk.tidb.TidbSessions;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.VertxSessions;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.PartitionEnds;
import dev.sluice.service.ServicePart;
import dev.sluice.service.WorkLoop;
import dev.sluice.service.WorkerPart;
import dev.sluice.topic.Topics;
import dev.sluice.wire.EventWriter;
import dev.sluice.wire.FactWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** The executor as a part of a service, with the clients it needs. Several processes share the tables among them. */
public final class ExecutorPart {

    private static final String NAME = "executor";
    /** Little beside what a statement takes, whose lock is held meanwhile. */
    private static final Duration FACTS_WAIT = Duration.ofMillis(20);

    private ExecutorPart() {}

    /** The group whose members share the tables. */
    public static String group(String topicsPrefix) {
        return topicsPrefix + NAME;
    }

    /**
     * Puts the executor together; it connects to nothing before its start.
     *
     * @param targets by the name that manifests use
     * @param fatal   hears of what the executor cannot go on after
     */
    public static ServicePart of(KafkaClients kafka, Topics topics, Map<String, TidbTarget> targets,
            SourceCredentials credentials, Consumer<Throwable> fatal) {
        return new WorkerPart(NAME, kafka.producer(NAME, FACTS_WAIT), (vertx, producer) -> {
            Map<String, TidbSessions> sessions = new HashMap<>();
            targets.forEach((name, target) -> sessions.put(name, new VertxSessions(vertx, target)));
            FactWriter facts = new FactWriter(new EventWriter(producer, "/sluice/executor"), topics.jobSubmitted());
            Executor executor = new Executor(new KafkaConsumer<>(kafka.follower(NAME, group(topics.prefix()))),
                    PartitionEnds.toldBy(Admin.create(kafka.admin(NAME))),
                    topics.tableCheckpoints().name(), sessions, credentials, fact -> facts.report(List.of(fact)),
                    fatal);
            return List.of(new WorkLoop(NAME, executor::run, executor::stop, executor::problem, fatal));
        });
    }
}
