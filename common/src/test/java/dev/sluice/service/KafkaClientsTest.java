package dev.sluice.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    private static final KafkaClients CLIENTS = new KafkaClients(Map.of("bootstrap.servers", "kafka:9092",
            "security.protocol", "SSL", "isolation.level", "read_uncommitted", "acks", "0", "group.instance.id",
            "one"));

    @Test
    void passesSettingsThroughButKeepsWhatTheGuaranteesRestOn() {
        // When
        Map<String, Object> member = CLIENTS.member("scanner", "scanners");
        Map<String, Object> producer = CLIENTS.producer("scanner");

        // Then
        assertThat(member).containsEntry("security.protocol", "SSL")
                .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
                .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        assertThat(producer).containsEntry("security.protocol", "SSL")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    }

    @Test
    void hasOneWriteOnItsWayWhateverIsConfigured() {
        // Given
        KafkaClients hasty = new KafkaClients(Map.of("max.in.flight.requests.per.connection", "5"));

        // Then
        assertThat(hasty.producer("scanner")).containsEntry("max.in.flight.requests.per.connection", 1);
    }

    @Test
    void letsTheConfigurationSayHowLongAFactWaitsForCompany() {
        // Given
        KafkaClients hasty = new KafkaClients(Map.of("linger.ms", "0"));

        // Then
        assertThat(CLIENTS.producer("executor", Duration.ofMillis(20))).containsEntry("linger.ms", 20L);
        assertThat(hasty.producer("executor", Duration.ofMillis(20))).containsEntry("linger.ms", "0");
    }

    @Test
    void makesOnlyMembersOfAGroupStatic() {
        assertThat(CLIENTS.follower("executor", "executors")).containsEntry("group.instance.id", "one")
                .containsEntry("group.id", "executors");
        assertThat(CLIENTS.reader("cli")).doesNotContainKey("group.instance.id");
        assertThat(CLIENTS.producer("cli")).doesNotContainKey("group.instance.id");
        assertThat(CLIENTS.admin("cli")).doesNotContainKey("group.instance.id");
    }

    @Test
    void noticesADeadMemberSoonUnlessConfiguredOtherwise() {
        // Given
        KafkaClients patient = new KafkaClients(Map.of("session.timeout.ms", "60000"));

        // Then
        assertThat(CLIENTS.member("scanner", "scanners")).containsEntry("session.timeout.ms", "10000")
                .containsEntry("heartbeat.interval.ms", "3000");
        assertThat(patient.member("scanner", "scanners")).containsEntry("session.timeout.ms", "60000");
        assertThat(CLIENTS.reader("cli")).doesNotContainKey("session.timeout.ms");
    }
}
