package dev.sluice.submitter.coordinator;

import static dev.sluice.submitter.coordinator.CoordinatorDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.AppliedOffsets;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.DeadLetter;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.TablePlan;
import dev.sluice.event.TableState;
import dev.sluice.sdk.scan.Format;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatorTopologyTest {
    private static final String MANIFEST = "{\"importId\":\"nightly\",\"source\":{\"uri\":\"s3://bucket/dump\"}}";
    private static final ImportId NIGHTLY = new ImportId("nightly");

    @TempDir
    private Path directory;
    private CoordinatorDriver coordinator;

    @BeforeEach
    void start() {
        coordinator = new CoordinatorDriver(directory.resolve("first"));
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    /** One table, from the manifest's bytes to its end. */
    private static void importOneTable(CoordinatorDriver coordinator) {
        coordinator.tell(TOPICS.importCommands(), MANIFEST);
        String scan = GroupKey.of(NIGHTLY, "topic-id", 0).value();
        coordinator.tell(new TableDiscovered(NIGHTLY, scan, "shop", "orders",
                new TablePlan("s3://bucket/dump/shop.orders.*.csv", null, Format.CSV, null, null, null, null), 1, 100,
                "digest"));
        coordinator.tell(new ScanCompleted(NIGHTLY, scan, 1, "digest"));
        coordinator.tell(new JobSubmitted(NIGHTLY, "shop", "orders", new GroupKey(scan), 1, 30001, false));
        coordinator.tell(new JobEnded(NIGHTLY, "shop", "orders", new GroupKey(scan), 1, 30001, JobOutcome.FINISHED, 7L,
                100L, ""));
    }

    @Test
    void goesFromAKeylessManifestToFinished() {
        // When
        importOneTable(coordinator);
        // Then
        assertThat(coordinator.orders()).singleElement().isInstanceOf(ScanSource.class);
        assertThat(coordinator.statuses()).filteredOn(ImportStateChanged.class::isInstance)
                .extracting(status -> ((ImportStateChanged) status).state())
                .containsExactly(ImportState.SCANNING, ImportState.IMPORTING, ImportState.FINISHED);
        assertThat(coordinator.table(NIGHTLY, "orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(coordinator.deadLetters()).isEmpty();
    }

    @Test
    void publishesEveryCheckpointUnderItsKeyWithTheInputsTime() {
        // When
        importOneTable(coordinator);
        // Then
        List<TestRecord<byte[], byte[]>> checkpoints = coordinator.drain(TOPICS.tableCheckpoints());
        assertThat(checkpoints).filteredOn(record -> CoordinatorDriver.key(record).equals("nightly/shop/orders"))
                .extracting(record -> ((TableCheckpoint) CoordinatorDriver.checkpoint(record)).state())
                .containsExactly(TableState.WAITING, TableState.SUBMITTING, TableState.RUNNING, TableState.FINISHED);
        assertThat(checkpoints.getLast().getRecordTime()).isEqualTo(CoordinatorDriver.START.plusSeconds(4));
        assertThat(CoordinatorDriver.key(checkpoints.getLast())).isEqualTo(AppliedOffsets.KEY);
        assertThat(CoordinatorDriver.checkpoint(checkpoints.getLast())).isEqualTo(
                new AppliedOffsets(Map.of("sluice.import-commands", 0L, "sluice.table-discovered", 1L,
                        "sluice.job-submitted", 0L, "sluice.job-status", 0L)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"not json | unreadable",
        "{\"importId\":\"a\"} | invalid",
        "{\"type\":\"cancel-import\"} | invalid", "{\"type\":\"explode\",\"importId\":\"a\"} | unknown-type"})
    void sendsAnUnreadableCommandToTheDeadLettersAndGoesOn(String command, String reason) {
        // When
        coordinator.tell(TOPICS.importCommands(), command);
        coordinator.tell(TOPICS.importCommands(), MANIFEST);
        // Then
        DeadLetter letter = coordinator.deadLetters().getFirst();
        assertThat(letter.topic()).isEqualTo("sluice.import-commands");
        assertThat(letter.partition()).isZero();
        assertThat(letter.offset()).isZero();
        assertThat(letter.reason()).isEqualTo(reason);
        assertThat(letter.beginning()).isEqualTo(command);
        assertThat(coordinator.record(NIGHTLY).state()).isEqualTo(ImportState.SCANNING);
        assertThat(coordinator.counted(TOPICS.importCommands(), "dead-letter")).isEqualTo(1);
        assertThat(coordinator.counted(TOPICS.importCommands(), "decided")).isEqualTo(1);
    }

    @Test
    void takesNoCommandLargerThanAManifestMayBe() {
        // When
        coordinator.tell(TOPICS.importCommands(), "{\"pad\":\"" + "x".repeat(256 * 1024) + "\"}");
        // Then
        assertThat(coordinator.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.reason()).isEqualTo("too-large"));
    }

    @Test
    void takesARecordWithoutAValueForADeadLetter() {
        // When
        coordinator.tell(TOPICS.jobStatus(), (byte[]) null);
        // Then
        assertThat(coordinator.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.reason()).isEqualTo("invalid"));
    }

    @Test
    void takesAFactOfANamelessTableForADeadLetter() {
        // When
        coordinator.tell(new JobSubmitted(NIGHTLY, "", "orders", new GroupKey("g"), 1, 1, false));
        // Then
        assertThat(coordinator.deadLetters()).singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo("sluice.job-submitted"));
    }

    @Test
    void countsWhatFitsNothing() {
        // When
        coordinator.tell(new JobSubmitted(NIGHTLY, "shop", "orders", new GroupKey("g"), 1, 1, false));
        // Then
        assertThat(coordinator.counted(TOPICS.jobSubmitted(), "dropped")).isEqualTo(1);
        assertThat(coordinator.drain(TOPICS.tableCheckpoints())).isEmpty();
    }

    @Test
    void erasesAForgottenImportAndItsTables() {
        // Given
        importOneTable(coordinator);
        coordinator.drain(TOPICS.tableCheckpoints());
        // When
        coordinator.tell(new ForgetImport(NIGHTLY));
        // Then
        assertThat(coordinator.drain(TOPICS.tableCheckpoints())).filteredOn(record -> record.value() == null)
                .extracting(CoordinatorDriver::key)
                .containsExactly("nightly/shop/orders", "nightly");
        assertThat(coordinator.record(NIGHTLY)).isNull();
    }

    /** Consumer positions may be reset; the stores say what was applied. */
    @Test
    void changesNothingAndOrdersNothingWhenTheInputsAreReplayed() {
        // Given
        importOneTable(coordinator);
        try (CoordinatorDriver replayed = new CoordinatorDriver(directory.resolve("second"))) {
            copyState(replayed);
            // When
            importOneTable(replayed);
            // Then
            TOPICS.all()
                    .stream()
                    .filter(CoordinatorTopologyTest::isOutput)
                    .forEach(topic -> assertThat(replayed.drain(topic)).as(topic.name()).isEmpty());
            assertThat(replayed.table(NIGHTLY, "orders")).isEqualTo(coordinator.table(NIGHTLY, "orders"));
            assertThat(replayed.counted(TOPICS.tableDiscovered(), "history")).isEqualTo(2);
            // When
            replayed.tell(new CancelImport(NIGHTLY));
            // Then
            assertThat(replayed.statuses()).hasSize(1);
        }
    }

    private void copyState(CoordinatorDriver to) {
        try (KeyValueIterator<String, byte[]> all = coordinator.state().all()) {
            all.forEachRemaining(entry -> to.state().put(entry.key, entry.value));
        }
    }

    private static boolean isOutput(Topic topic) {
        return List.of(TOPICS.scanOrders(), TOPICS.tableCheckpoints(), TOPICS.importStatus(), TOPICS.deadLetters())
                .contains(topic);
    }

    /**
     * Names of sources, sinks, stores and topics are a contract with every running installation: a renamed store abandons
     * its changelog. When this changes on purpose, make sure that state is carried over or can be rebuilt from
     * {@code table-checkpoints}, say so in the change log, and replace {@code topology/coordinator.txt} by what is printed.
     */
    @Test
    void hasTheTopologyThatInstallationsRunOn() throws IOException {
        // Given
        String golden = new String(Objects.requireNonNull(getClass().getResourceAsStream("/topology/coordinator.txt"))
                .readAllBytes(), StandardCharsets.UTF_8);
        // When
        String described = CoordinatorTopology.build(TOPICS, new Coordinator(new Targets(Map.of()), "topic-id"),
                new InputCounter(new SimpleMeterRegistry())).describe().toString();
        // Then
        assertThat(described.strip()).isEqualTo(golden.strip());
    }
}
