package dev.sluice.topic;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.check.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicChecksTest {
    private static final Topics TOPICS = new Topics("sluice.");
    private static final Set<AclOperation> ALL = Set.of(READ, WRITE, DESCRIBE);

    private final Map<String, TopicFacts> found = new HashMap<>(TOPICS.all()
            .stream()
            .collect(Collectors.toMap(Topic::name,
                    topic -> new TopicFacts(topic.partitions(), 3, Optional.of(asMade(topic)), Optional.of(ALL)))));
    private List<String> hidden = List.of();

    private static Map<String, String> asMade(Topic topic) {
        Map<String, String> settings = new HashMap<>(Map.of("retention.ms", "604800000", "message.timestamp.type",
                "CreateTime", "max.message.bytes", "1048588"));
        settings.putAll(TopicSetup.settings(TOPICS, topic));
        return settings;
    }

    private List<Finding> look(TopicUse use) {
        Findings findings = new Findings();
        new TopicChecks(TOPICS, 3, findings).look(new TopicLook(found, hidden), use);
        return findings.all();
    }

    private Finding odd(TopicUse use) {
        return look(use).stream()
                .filter(finding -> finding.severity() != Severity.OK)
                .reduce((one, two) -> {
                    throw new AssertionError(one + " and " + two);
                })
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"CLIENT", "SERVICE"})
    void isContentWithTopicsAsTheyAreMade(TopicUse use) {
        assertThat(look(use)).extracting(Finding::check, Finding::severity)
                .containsExactly(tuple(Check.TOPICS, Severity.OK),
                        tuple(Check.TOPIC_ACLS, Severity.OK));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "table-checkpoints|cleanup.policy|delete|CRITICAL|cleanup.policy is delete, not compact",
        "table-checkpoints|cleanup.policy|compact,delete|CRITICAL|cleanup.policy is compact,delete",
        "job-status|cleanup.policy|compact|WARNING|cleanup.policy is compact, not delete",
        "import-commands|retention.ms|1000|WARNING|less than the 365 days",
        "job-submitted|message.timestamp.type|CreateTime|WARNING|message.timestamp.type is CreateTime",
        "scan-orders|max.message.bytes|1000|WARNING|max.message.bytes is 1000"})
    void tellsWhichSettingIsNotAsDeclared(String topic, String setting, String value, Severity severity,
            String seen) {
        // Given
        TopicFacts facts = found.get("sluice." + topic);
        Map<String, String> settings = new HashMap<>(facts.settings().orElseThrow());
        settings.put(setting, value);
        found.put("sluice." + topic,
                new TopicFacts(facts.partitions(), 3, Optional.of(settings), facts.allowed()));

        // Then
        assertThat(odd(TopicUse.SERVICE)).returns(Check.TOPICS, Finding::check)
                .returns(severity, Finding::severity)
                .extracting(Finding::seen)
                .asString()
                .startsWith("sluice." + topic)
                .contains(seen);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"retention.ms|-1", "message.timestamp.type|LogAppendTime"})
    void isContentWithMoreThanIsDeclared(String setting, String value) {
        // Given
        TopicFacts facts = found.get("sluice.import-status");
        Map<String, String> settings = new HashMap<>(facts.settings().orElseThrow());
        settings.put(setting, value);
        found.put("sluice.import-status", new TopicFacts(12, 5, Optional.of(settings), facts.allowed()));

        // Then
        assertThat(look(TopicUse.SERVICE)).allMatch(finding -> finding.severity() == Severity.OK);
    }

    @Test
    void tellsOtherPartitionsAndFewerCopies() {
        found.computeIfPresent("sluice.job-status",
                (name, facts) -> new TopicFacts(4, 3, facts.settings(), facts.allowed()));
        assertThat(odd(TopicUse.CLIENT)).isEqualTo(Finding.critical(Check.TOPICS,
                "sluice.job-status has 4 partitions, not 1", "delete it, or set topics.prefix to a prefix of its own"));
        found.computeIfPresent("sluice.job-status",
                (name, facts) -> new TopicFacts(1, 1, facts.settings(), facts.allowed()));
        assertThat(odd(TopicUse.CLIENT).seen()).isEqualTo("sluice.job-status: 1 copy of each partition, not 3");
    }

    @Test
    void tellsOnceThatAllTopicsHaveFewerCopies() {
        found.replaceAll((name, facts) -> new TopicFacts(facts.partitions(), 1, facts.settings(), facts.allowed()));
        assertThat(odd(TopicUse.CLIENT)).isEqualTo(Finding.warning(Check.TOPICS,
                "all topics: 1 copy of each partition, not 3",
                "reassign them, or set topics.replication to 1 where the cluster has no more brokers"));
    }

    @Test
    void saysWhichTopicsAreNotThereYetAndWhichItMayNotSee() {
        // Given
        found.remove("sluice.dead-letters");
        found.remove("sluice.import-status");
        hidden = List.of("sluice.import-status");

        // When
        List<Finding> findings = look(TopicUse.CLIENT);

        // Then
        assertThat(findings).contains(
                Finding.info(Check.TOPICS, "not there yet: sluice.dead-letters",
                        "the first service or command that starts makes them"),
                Finding.critical(Check.TOPIC_ACLS, "sluice.import-status: this principal may not describe it",
                        "allow it DESCRIBE and READ"));
    }

    @Test
    void asksAServiceForMoreThanAClient() {
        // Given
        found.replaceAll((name, facts) -> new TopicFacts(facts.partitions(), 3, facts.settings(),
                Optional.of(name.endsWith("import-commands") ? Set.of(WRITE) : Set.of(READ))));

        // Then
        assertThat(look(TopicUse.CLIENT)).allMatch(finding -> finding.severity() == Severity.OK);
        assertThat(look(TopicUse.SERVICE)).filteredOn(Finding::isCritical)
                .hasSize(8)
                .contains(Finding.critical(Check.TOPIC_ACLS, "sluice.import-commands: this principal may not READ it",
                        "allow it READ"));
    }

    @Test
    void saysWhatKafkaDoesNotSay() {
        found.computeIfPresent("sluice.job-status",
                (name, facts) -> new TopicFacts(1, 3, Optional.empty(), Optional.empty()));
        assertThat(odd(TopicUse.SERVICE)).returns(Severity.INFO, Finding::severity)
                .returns("sluice.job-status: its settings may not be seen", Finding::seen);
    }
}
