package dev.sluice.cli.doctor;

import dev.sluice.cli.pipeline.Imports;
import dev.sluice.cli.pipeline.Pipeline;
import dev.sluice.cli.pipeline.PipelineReader;
import dev.sluice.cli.pipeline.PipelineUnreachableException;
import dev.sluice.config.ServiceConfig;
import dev.sluice.event.Command.StartImport;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.service.KafkaClients;
import dev.sluice.topic.TopicChecks;
import dev.sluice.topic.TopicLook;
import dev.sluice.topic.TopicUse;
import dev.sluice.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Looks at Kafka, the topics, and what is known there. Makes nothing, not even a topic. Blocks. */
public final class KafkaChecks {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration FOLD = Duration.ofMinutes(2);

    private final ServiceConfig config;
    private final Topics topics;
    private final TopicUse use;
    private Set<TableName> begun = Set.of();

    /** @param use whose principal the configuration holds */
    public KafkaChecks(ServiceConfig config, TopicUse use) {
        this.config = config;
        this.topics = new Topics(config.topics().prefix());
        this.use = use;
    }

    /** Tells all that is seen; {@code start} is what would be asked for, if anything is. */
    public List<Finding> look(Optional<StartImport> start) {
        Findings findings = new Findings();
        String servers = String.valueOf(config.kafka().get("bootstrap.servers"));
        Map<String, Object> client = new KafkaClients(config.kafka()).admin("sluice-doctor");
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(ANSWER.toMillis()));
        client.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(ANSWER.toMillis()));
        try (Admin admin = Admin.create(client)) {
            TopicLook look = TopicLook.at(admin, topics);
            findings.accept(Finding.ok(Check.KAFKA_REACHABLE, servers + " answers"));
            new TopicChecks(topics, config.topics().replication(), findings).look(look, use);
            checkpoints(look, start, findings);
        } catch (KafkaException | PipelineUnreachableException e) {
            findings.accept(Finding.critical(Check.KAFKA_REACHABLE, servers + ": " + because(e),
                    "start the brokers, or correct the settings under kafka"));
        }
        return findings.all();
    }

    /** The tables that the import which was looked for has sent a statement for; none before the look. */
    public Set<TableName> begun() {
        return begun;
    }

    private void checkpoints(TopicLook look, Optional<StartImport> start, Findings findings) {
        if (!look.found().containsKey(topics.tableCheckpoints().name())
                || !look.found().containsKey(topics.importStatus().name())) {
            findings.accept(look.hidden().isEmpty()
                    ? Finding.ok(Check.CHECKPOINTS_RESUMABLE, "there is no topic yet, so no import")
                    : Finding.warning(Check.CHECKPOINTS_RESUMABLE, "the checkpoints may not be read",
                            "see topic-acls"));
            return;
        }
        try (PipelineReader reader = Pipeline.asItIs(config).reader()) {
            Imports imports = reader.foldToEnd(FOLD);
            begun = start.flatMap(asked -> imports.find(asked.importId())).map(Resumable::begun).orElse(Set.of());
            findings.accept(start.map(asked -> Resumable.of(asked, imports.find(asked.importId())))
                    .orElseGet(() -> Resumable.of(imports.all())));
        }
    }

    /** A client that cannot be made says only in its cause why. */
    private static String because(RuntimeException why) {
        return why.getCause() == null || why instanceof PipelineUnreachableException
                ? String.valueOf(why.getMessage())
                : why.getMessage() + " (" + why.getCause().getMessage() + ")";
    }
}
