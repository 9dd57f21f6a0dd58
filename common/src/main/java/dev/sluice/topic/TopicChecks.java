package dev.sluice.topic;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;

/** Compares topics as they are with their declaration. */
public final class TopicChecks {
    /** A record that carries a manifest may be twice as large as one may be: it is escaped, and has an envelope. */
    private static final long LARGEST_RECORD = 2L * Topics.MAX_COMMAND_BYTES;

    private final Topics topics;
    private final int replication;
    private final Findings findings;

    /** @param replication copies of each partition that there should be */
    public TopicChecks(Topics topics, int replication, Findings findings) {
        this.topics = topics;
        this.replication = replication;
        this.findings = findings;
    }

    /** Tells what differs and what is not allowed. */
    public void look(TopicLook look, TopicUse use) {
        List<String> missing = topics.all()
                .stream()
                .map(Topic::name)
                .filter(name -> !look.found().containsKey(name) && !look.hidden().contains(name))
                .toList();
        topics.all()
                .stream()
                .filter(topic -> look.found().containsKey(topic.name()))
                .forEach(topic -> compare(topic, look.found().get(topic.name())));
        copies(look);
        if (!missing.isEmpty()) {
            findings.accept(Finding.info(Check.TOPICS, "not there yet: " + String.join(", ", missing),
                    "the first service or command that starts makes them"));
        }
        findings.okUnlessFound(Check.TOPICS, look.found().size() + " topics are as declared");
        topics.all().forEach(topic -> allowed(topic, look, use));
        findings.okUnlessFound(Check.TOPIC_ACLS, look.found().isEmpty()
                ? "there is no topic yet"
                : "this principal may do all that a " + use.name().toLowerCase(Locale.ROOT)
                        + " does with the topics");
    }

    private void compare(Topic topic, TopicFacts facts) {
        if (facts.partitions() != topic.partitions()) {
            findings.accept(Finding.critical(Check.TOPICS,
                    topic.name() + " has " + facts.partitions() + " partitions, not " + topic.partitions(),
                    "delete it, or set topics.prefix to a prefix of its own"));
        }
        facts.settings()
                .ifPresentOrElse(settings -> settings(topic, settings),
                        () -> findings.accept(Finding.info(Check.TOPICS, topic.name()
                                + ": its settings may not be seen", "allow this principal DESCRIBE_CONFIGS")));
    }

    /** One finding for all that have as few: mostly all topics do, because the cluster has no more brokers. */
    private void copies(TopicLook look) {
        Map<Integer, List<String>> few = topics.all()
                .stream()
                .map(Topic::name)
                .filter(name -> look.found().containsKey(name) && look.found().get(name).replicas() < replication)
                .collect(Collectors.groupingBy(name -> look.found().get(name).replicas(), TreeMap::new,
                        Collectors.toList()));
        few.forEach((replicas, names) -> findings.accept(Finding.warning(Check.TOPICS,
                (names.size() == topics.all().size() ? "all topics" : String.join(", ", names)) + ": " + replicas
                        + (replicas == 1 ? " copy" : " copies") + " of each partition, not " + replication,
                "reassign them, or set topics.replication to " + replicas + " where the cluster has no more brokers")));
    }

    private void settings(Topic topic, Map<String, String> settings) {
        Map<String, String> declared = TopicSetup.settings(topics, topic);
        String cleanUp = settings.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        String wanted = declared.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        if (!wanted.equals(cleanUp)) {
            String seen = topic.name() + ": cleanup.policy is " + cleanUp + ", not " + wanted;
            String advice = "set it to " + wanted;
            findings.accept(topic.isCompacted()
                    ? Finding.critical(Check.TOPICS, seen + ", so checkpoints vanish", advice)
                    : Finding.warning(Check.TOPICS, seen, advice));
        }
        retention(topic, Long.parseLong(settings.get(TopicConfig.RETENTION_MS_CONFIG)));
        String timestamps = declared.getOrDefault(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "");
        if (!timestamps.isEmpty() && !timestamps.equals(settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))) {
            findings.accept(Finding.warning(Check.TOPICS, topic.name() + ": message.timestamp.type is "
                    + settings.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)
                    + ", so a replay takes inputs in the order of their writers' clocks", "set it to " + timestamps));
        }
        if (Long.parseLong(settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)) < LARGEST_RECORD) {
            findings.accept(Finding.warning(Check.TOPICS, topic.name() + ": max.message.bytes is "
                    + settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG) + ", and a record may have " + LARGEST_RECORD,
                    "raise it, or keep manifests small"));
        }
    }

    private void retention(Topic topic, long millis) {
        if (topic.retention() != null && millis >= 0 && millis < topic.retention().toMillis()) {
            findings.accept(Finding.warning(Check.TOPICS, topic.name() + ": retention.ms is " + millis
                    + ", less than the " + topic.retention().toDays() + " days that a replay counts on",
                    "raise it, or accept that older imports cannot be replayed"));
        }
    }

    private void allowed(Topic topic, TopicLook look, TopicUse use) {
        Set<AclOperation> needs = use.needs(topics, topic);
        if (needs.isEmpty()) {
            return;
        }
        if (look.hidden().contains(topic.name())) {
            findings.accept(Finding.critical(Check.TOPIC_ACLS, topic.name() + ": this principal may not describe it",
                    "allow it DESCRIBE and " + words(needs)));
            return;
        }
        TopicFacts facts = look.found().get(topic.name());
        if (facts != null && facts.allowed().isPresent() && !facts.allowed().get().containsAll(needs)) {
            Set<AclOperation> lacking = new TreeSet<>(needs);
            lacking.removeAll(facts.allowed().get());
            findings.accept(Finding.critical(Check.TOPIC_ACLS, topic.name() + ": this principal may not "
                    + words(lacking) + " it", "allow it " + words(lacking)));
        }
    }

    private static String words(Set<AclOperation> operations) {
        return operations.stream()
                .map(AclOperation::name)
                .sorted()
                .reduce((one, two) -> one + " and " + two)
                .orElse("");
    }
}
