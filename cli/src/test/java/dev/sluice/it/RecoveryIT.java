package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.service.Service;
import dev.sluice.submitter.coordinator.CoordinatorPart;
import dev.sluice.submitter.coordinator.CoordinatorStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is stored gets lost in the middle of an import, more of it from test to test. Jobs are counted by what LocalTidb
 * accepted.
 */
class RecoveryIT {
    private static final String GROUP = CoordinatorPart.applicationId(Cell.TOPICS.prefix());
    private static final List<String> TABLES = List.of("a", "b", "c");
    /** A contract between releases, see {@link CrashIT}. */
    private static final String LOCK_OF_SHOP_T = "sluice-bb8fee66622f50ef1f884c9f176d35e3ce229273";

    @TempDir
    private Path directory;
    private Cell cell;
    private Service submitter;
    private Service monitor;

    @BeforeEach
    void start() throws Exception {
        cell = Cell.bare(directory.resolve("cell"));
        cell.startScanner("a");
        monitor = cell.startMonitor("a");
        submitter = cell.startSubmitter("a");
    }

    @AfterEach
    void stop() throws Exception {
        cell.close();
    }

    @Test
    void goesOnAfterItsLocalStateIsGone() throws Exception {
        // Given
        importUpToTheMiddle();
        submitter.close();

        // When
        deleteLocalState();
        cell.startSubmitter("a");

        // Then
        finishTheImport();
    }

    @Test
    void dropsEveryInputAsHistoryAfterItsPositionsWereReset() throws Exception {
        // Given
        importUpToTheMiddle();
        monitor.close();
        awaitNothingWaits();
        submitter.close();
        double told = end(Cell.TOPICS.importStatus().name());
        double ordered = end(Cell.TOPICS.scanOrders().name());
        double inputs = allInputs();

        // When
        resetPositions();
        cell.startSubmitter("a");

        // Then
        await().atMost(Cell.PATIENCE).untilAsserted(() -> assertThat(cell.inputs("history")).isEqualTo(inputs));
        assertThat(end(Cell.TOPICS.importStatus().name())).isEqualTo(told);
        assertThat(end(Cell.TOPICS.scanOrders().name())).isEqualTo(ordered);
        cell.startMonitor("a");
        finishTheImport();
    }

    @Test
    void readsTheCheckpointsAfterItsChangelogIsGone() throws Exception {
        // Given
        importWhole("before");
        importUpToTheMiddle();
        submitter.close();

        // When
        delete(CoordinatorStore.changelog(GROUP));
        deleteLocalState();
        resetPositions();
        cell.startSubmitter("a");

        // Then
        finishTheImport();
        remembers("before");
    }

    @Test
    void knowsALocalStateThatBelongsToAnotherChangelog() throws Exception {
        // Given
        importWhole("before");
        importUpToTheMiddle();
        submitter.close();

        // When
        delete(CoordinatorStore.changelog(GROUP));
        cell.startSubmitter("a");

        // Then
        finishTheImport();
        remembers("before");
    }

    @Test
    void decidesOnTheInputsAgainAfterTheCheckpointsAreGoneToo() throws Exception {
        // Given
        importWhole("before");
        importUpToTheMiddle();
        submitter.close();
        monitor.close();

        // When
        delete(CoordinatorStore.changelog(GROUP), Cell.TOPICS.tableCheckpoints().name());
        deleteLocalState();
        cell.startSubmitter("a");
        cell.startMonitor("a");

        // Then
        finishTheImport();
        remembers("before");
    }

    @Test
    void submitsNothingThatWasCancelledBeforeItWasSent() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("dump")).database("shop").table("shop", "t", 3);
        try (Connection holder = DriverManager.getConnection(cell.tidb.jdbcUrl());
                Statement lock = holder.createStatement()) {
            lock.execute("SELECT GET_LOCK('" + LOCK_OF_SHOP_T + "', 5)");
            cell.startImport("cancelled", dump.directory());
            cell.awaitTable("cancelled", "shop", "t", "submitting");
            cell.command("{\"type\":\"cancel-import\",\"importId\":\"cancelled\"}");
            await().atMost(Cell.PATIENCE)
                    .untilAsserted(() -> assertThat(cell.records()
                            .of(Cell.TOPICS.tableCheckpoints().name(),
                                    seen -> seen.text("cancelWanted").equals("user")))
                            .isNotEmpty());
        }
        cell.awaitImport("cancelled", "cancelled");
        monitor.close();
        awaitNothingWaits();
        submitter.close();

        // When
        delete(CoordinatorStore.changelog(GROUP), Cell.TOPICS.tableCheckpoints().name());
        deleteLocalState();
        cell.startSubmitter("a");
        cell.startMonitor("a");
        importWhole("after");

        // Then
        assertThat(cell.tidb.acceptedStatements("shop", "t")).isZero();
        assertThat(cell.tableState("cancelled", "shop", "t")).isEqualTo("cancelled");
    }

    @Test
    void goesOnWithTheStandbyWhenTheActiveOneIsKilled() throws Exception {
        // Given
        submitter.close();
        cell.tidb.controls().hold();
        try (JvmProcess active = cell.process(ServiceProcess.Kind.SUBMITTER, "b").start()) {
            Dump dump = dump("middle");
            cell.startImport("middle", dump.directory());
            for (String table : TABLES) {
                cell.awaitTable("middle", "middle", table, "running");
            }
            Service standby = cell.startSubmitter("a");
            await().atMost(Cell.PATIENCE).until(standby::ready);

            // When
            active.kill();
        }

        // Then
        finishTheImport();
    }

    private Dump dump(String schema) throws IOException {
        Dump dump = Dump.in(directory.resolve(schema)).database(schema);
        for (String table : TABLES) {
            dump.table(schema, table, 3);
        }
        return dump;
    }

    private void importWhole(String id) throws Exception {
        cell.startImport(id, dump(id).directory());
        cell.awaitImport(id, "finished");
    }

    /** Two tables run, the third waits for its turn. */
    private void importUpToTheMiddle() throws Exception {
        cell.tidb.controls().hold();
        cell.startImport("middle", dump("middle").directory(),
                manifest -> manifest.putObject("policy").put("tableConcurrency", 2));
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(TABLES.stream()
                        .filter(table -> cell.tableState("middle", "middle", table).equals("running"))).hasSize(2));
    }

    private void finishTheImport() throws Exception {
        cell.tidb.controls().release();
        cell.awaitImport("middle", "finished");
        assertEveryTableOnce("middle");
    }

    /** An import that had ended is known, with what it imported: asked for again it makes no new work. */
    private void remembers(String id) throws Exception {
        cell.startImport(id, directory.resolve(id));
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.importStates(id)).last()
                        .satisfies(seen -> assertThat(seen.text("message")).contains("unchanged")));
        assertEveryTableOnce(id);
    }

    private void assertEveryTableOnce(String schema) throws Exception {
        for (String table : TABLES) {
            assertThat(cell.tidb.acceptedStatements(schema, table)).as(table).isEqualTo(1);
            assertThat(cell.sql("SELECT COUNT(*) FROM " + schema + "." + table)).as(table).isEqualTo("3");
        }
    }

    private void deleteLocalState() throws IOException {
        try (Stream<Path> all = Files.walk(cell.localState("a"))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void delete(String... topics) throws Exception {
        try (Admin admin = cell.admin()) {
            admin.deleteTopics(List.of(topics)).all().get();
        }
    }

    /** As {@code kafka-consumer-groups --reset-offsets --to-earliest}; Kafka allows it once the group has no member. */
    private void resetPositions() {
        Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
        Cell.TOPICS.inputs()
                .forEach(topic -> beginning.put(new TopicPartition(topic.name(), 0), new OffsetAndMetadata(0)));
        try (Admin admin = cell.admin()) {
            await().atMost(Cell.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets(GROUP, beginning).all().get() == null);
        }
    }

    /** The submitter has decided on everything that was written. */
    private void awaitNothingWaits() {
        try (Admin admin = cell.admin()) {
            await().atMost(Cell.PATIENCE)
                    .until(() -> admin.listConsumerGroupOffsets(GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .values()
                            .stream()
                            .mapToDouble(OffsetAndMetadata::offset)
                            .sum() == allInputs());
        }
    }

    private double allInputs() {
        return Cell.TOPICS.inputs().stream().mapToDouble(topic -> end(topic.name())).sum();
    }

    /** The sum of the ends of a topic's partitions. */
    private double end(String topic) {
        try (Admin admin = cell.admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream().mapToDouble(found -> found.offset()).sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
