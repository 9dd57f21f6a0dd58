package dev.sluice.submitter.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.checkpoint.CheckpointRecord;
import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.Command;
import dev.sluice.event.Command.CancelImport;
import dev.sluice.event.Command.ForgetImport;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportId;
import dev.sluice.event.Input;
import dev.sluice.event.JobFact;
import dev.sluice.event.JobFact.JobEnded;
import dev.sluice.event.JobFact.JobLost;
import dev.sluice.event.JobFact.JobProgressed;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.JobProgress;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFact;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.SubmissionFact;
import dev.sluice.event.SubmissionFact.JobRefused;
import dev.sluice.event.SubmissionFact.JobSubmitted;
import dev.sluice.event.SubmissionFact.NothingFound;
import dev.sluice.event.TablePlan;
import dev.sluice.submitter.decision.Coordinator;
import dev.sluice.submitter.decision.MemoryLedger;
import dev.sluice.submitter.decision.Stamp;
import dev.sluice.submitter.decision.Targets;
import dev.sluice.wire.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random histories, told to the topology and to a ledger of two maps: both must remember the same, so the ordered indexes
 * of the topology's stores answer as if every checkpoint had been looked at.
 */
class StoreLedgerPropertyTest {
    private static final int INPUTS = 400;
    private static final String ROOM_FOR_ALL = "10000000";
    /** Of the store's cache: records are driven out of it while a decision is made. */
    private static final String ROOM_FOR_TWO = "2000";
    private static final List<ImportId> IMPORTS = List.of(new ImportId("a"), new ImportId("a-b"), new ImportId("a0"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, " + ROOM_FOR_ALL, "2, " + ROOM_FOR_ALL, "3, " + ROOM_FOR_ALL, "4, " + ROOM_FOR_TWO, "5, "
            + ROOM_FOR_TWO, "6, " + ROOM_FOR_TWO})
    void remembersWhatTwoMapsRemember(long seed, String cacheBytes) {
        // Given
        Random random = new Random(seed);
        MemoryLedger maps = new MemoryLedger();
        Coordinator onMaps = new Coordinator(new Targets(Map.of("default", 3)), "topic-id");
        Map<Class<?>, Long> offsets = new HashMap<>();
        try (CoordinatorDriver topology = new CoordinatorDriver(directory, Map.of("statestore.cache.max.bytes",
                cacheBytes))) {
            for (int i = 0; i < INPUTS; i++) {
                Input input = next(random, maps);
                // When
                topology.tell(input);
                long offset = offsets.merge(topicOf(input), 0L, (last, first) -> last + 1);
                onMaps.decide(input, new Stamp(offset, CoordinatorDriver.START.plusSeconds(i)), maps);
                // Then
                assertThat(remembered(topology)).as("seed %d, input %d: %s", seed, i, input).isEqualTo(maps.memory());
            }
            assertIndexes(topology, maps, seed);
        }
    }

    private static Class<?> topicOf(Input input) {
        return switch (input) {
            case Command command -> Command.class;
            case ScanFact fact -> ScanFact.class;
            case SubmissionFact fact -> SubmissionFact.class;
            case JobFact fact -> JobFact.class;
        };
    }

    private static Input next(Random random, MemoryLedger maps) {
        ImportId id = IMPORTS.get(random.nextInt(IMPORTS.size()));
        List<TableCheckpoint> tables = List.copyOf(maps.memory().tables().values());
        int choice = random.nextInt(20);
        if (choice < 3 || maps.importRecord(id).isEmpty()) {
            OnFailure policy = any(random, OnFailure.values());
            return new StartImport(id, new Manifest(new Source("s3://b/d", null), null, null, null, null,
                    new Policy(2, policy, null), null));
        }
        ImportRecord record = maps.importRecord(id).orElseThrow();
        String scan = record.verification() == null ? record.scanId() : record.verification().scanId();
        return switch (choice) {
            case 3 -> new CancelImport(id);
            case 4 -> new ForgetImport(id);
            case 5, 6 -> new ScanCompleted(id, scan, count(tables, table -> table.importId().equals(id)), "digest");
            case 7, 8, 9 -> new TableDiscovered(id, scan, "shop", "t" + random.nextInt(5),
                    plan(random), 1, random.nextInt(4), "digest", random.nextInt(8) == 0 ? "finished before" : null);
            default -> tables.isEmpty()
                    ? new ForgetImport(id)
                    : fact(random, tables.get(random.nextInt(tables.size())));
        };
    }

    private static TablePlan plan(Random random) {
        TablePlan plan = new TablePlan("s3://b/d/*", null, null, null, null, null, null);
        return random.nextInt(4) == 0 ? plan.adopting(77) : plan;
    }

    private static Input fact(Random random, TableCheckpoint table) {
        long job = table.jobId() == null ? random.nextLong(100) : table.jobId();
        return switch (random.nextInt(7)) {
            case 0, 1 -> new JobSubmitted(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt(), job, false);
            case 2 -> new JobRefused(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt(), any(random, Refusal.values()), 1, "no");
            case 3 -> new NothingFound(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt());
            case 4 -> new JobEnded(table.importId(), table.schema(), table.table(), table.groupKey(), table.attempt(),
                    job, any(random, JobOutcome.values()), 1L, 1L, "");
            case 5 -> new JobLost(table.importId(), table.schema(), table.table(), table.groupKey(), table.attempt(),
                    job);
            default -> new JobProgressed(table.importId(), table.schema(), table.table(), table.groupKey(),
                    table.attempt(), job, new JobProgress("running", "", "", random.nextDouble(), null, null, null,
                            false));
        };
    }

    private static <T> T any(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static MemoryLedger.Memory remembered(CoordinatorDriver topology) {
        return new MemoryLedger.Memory(all(topology, ImportRecord.class),
                all(topology, TableCheckpoint.class));
    }

    private static <V> Map<String, V> all(CoordinatorDriver topology, Class<V> type) {
        TreeMap<String, V> found = new TreeMap<>();
        try (KeyValueIterator<String, byte[]> each = topology.state().all()) {
            each.forEachRemaining(entry -> {
                CheckpointRecord record = Json.read(entry.value, CheckpointRecord.class);
                if (type.isInstance(record)) {
                    found.put(entry.key, type.cast(record));
                }
            });
        }
        return found;
    }

    /** What a task that starts over the stored checkpoints finds. */
    private static void assertIndexes(CoordinatorDriver topology, MemoryLedger maps, long seed) {
        TableIndexes anew = new TableIndexes();
        all(topology, TableCheckpoint.class).values().forEach(anew::put);
        assertThat(anew.waitingImports()).as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(maps.waitingImports());
        assertThat(anew.inFlight("default")).as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(maps.inFlight("default"));
        for (ImportId id : IMPORTS) {
            assertThat(anew.firstWaiting(id)).as("seed %d", seed).isEqualTo(maps.firstWaiting(id));
            assertThat(anew.hasInFlight("default", id)).as("seed %d", seed).isEqualTo(maps.hasInFlight("default", id));
        }
        for (TableCheckpoint table : maps.memory().tables().values()) {
            assertThat(anew.owner("default", table.key().name())).as("seed %d", seed)
                    .isEqualTo(maps.owner("default", table.key().name()));
        }
    }

    private static int count(List<TableCheckpoint> tables, Predicate<TableCheckpoint> which) {
        return (int) tables.stream().filter(which).count();
    }
}
