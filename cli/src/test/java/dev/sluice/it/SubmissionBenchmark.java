package dev.sluice.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.monitor.MonitorService;
import dev.sluice.scanner.ScannerService;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.submitter.SubmitterService;
import dev.sluice.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How long 200 submissions take, against a plain loop that sends the same statements, but for schema and group key, to the
 * same LocalTidb at the same concurrency: once with a connection for each statement, as the protocol needs, and once with
 * connections kept. All three take turns in one JVM; what is printed is the ratio of each round and the medians of the warm
 * ones.
 *
 * <p>Ours is from {@code scan-completed} to the last {@code job-submitted}, by Kafka's clock. A main, not a test: ratios
 * belong on a machine that does nothing else.
 */
final class SubmissionBenchmark {
    private static final int TABLES = 200;
    private static final int COLD_ROUNDS = 3;
    private static final int WARM_ROUNDS = 9;

    private final Cell cell;
    private final List<Double> dedicated = new ArrayList<>();
    private final List<Double> kept = new ArrayList<>();

    private SubmissionBenchmark(Cell cell) {
        this.cell = cell;
    }

    /** Measures for some minutes and prints as it goes; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("submission-benchmark");
        try (Cell cell = Cell.bare(directory)) {
            List<Service> services = services(cell, directory.resolve("state"));
            for (Service service : services) {
                service.start();
            }
            new SubmissionBenchmark(cell).run();
            services.reversed().forEach(Service::close);
        }
    }

    private static List<Service> services(Cell cell, Path state) {
        TargetConfig target = new TargetConfig(List.of(new TidbAddress("127.0.0.1", cell.tidb.port())), "root", Optional
                .empty(), Tls.DISABLED,
                TABLES);
        ServiceConfig config = new ServiceConfig(Map.of("bootstrap.servers", cell.kafka.bootstrapServers()),
                new TopicsConfig(Cell.TOPICS.prefix(), (short) 1), Map.of("default", target), Map.of(),
                new HttpConfig("127.0.0.1", 0), state);
        return List.of(SubmitterService.of(config, new SimpleMeterRegistry(), cell.fatal::add),
                ScannerService.of(config, new SimpleMeterRegistry(), cell.fatal::add),
                MonitorService.of(config, new SimpleMeterRegistry(), cell.fatal::add));
    }

    private void run() throws Exception {
        for (int round = 1; round <= COLD_ROUNDS + WARM_ROUNDS; round++) {
            String schema = "ours" + round;
            SmallTables ours = SmallTables.start(cell, schema, TABLES, TABLES);
            awaitFinished(schema);
            ours.assertOnce();
            double sluice = millisOf(schema);
            double opened = loop(schema, "opened" + round, true);
            double reused = loop(schema, "reused" + round, false);
            forget(schema, "opened" + round, "reused" + round);
            System.out.printf(
                    "round %2d: Sluice %4.0f ms, loop %4.0f ms (%.2f), with kept connections %4.0f ms (%.2f)%n",
                    round, sluice, opened, sluice / opened, reused, sluice / reused);
            if (round > COLD_ROUNDS) {
                dedicated.add(sluice / opened);
                kept.add(sluice / reused);
            }
        }
        System.out.printf("median of %d warm rounds: %.2f against a connection each, %.2f against kept connections%n",
                WARM_ROUNDS, median(dedicated), median(kept));
    }

    /** Looks seldom, and not at first: a reader of everything that is said would be a load on us and not on the loop. */
    private void awaitFinished(String importId) {
        await().pollDelay(Duration.ofSeconds(5))
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Cell.PATIENCE)
                .until(() -> nothingRuns() && states(importId).contains("finished"));
    }

    /** From {@code scan-completed} to the last {@code job-submitted} of an import. */
    private long millisOf(String importId) {
        long completed = times("table-discovered", "scan-completed", importId).getFirst();
        return times("job-submitted", "job-submitted", importId).getLast() - completed;
    }

    private List<String> states(String importId) {
        return told("import-status", "import-state-changed", importId).map(told -> told.text("state")).toList();
    }

    private List<Long> times(String topic, String type, String importId) {
        return told(topic, type, importId).map(Told::timestamp).sorted().toList();
    }

    private record Told(long timestamp, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    private Stream<Told> told(String topic, String type, String importId) {
        List<Told> told = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                new KafkaClients(Map.of("bootstrap.servers", cell.kafka.bootstrapServers())).reader("benchmark"))) {
            List<TopicPartition> all = consumer.partitionsFor(Cell.TOPICS.prefix() + topic)
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(Duration.ofMillis(100))) {
                    told.add(new Told(polled.timestamp(), Json.read(polled.value(), JsonNode.class)));
                }
            }
        }
        return told.stream().filter(any -> any.text("type").equals(type) && any.text("importId").equals(importId));
    }

    /** Sends the statements of one schema for another; returns how long they took, in milliseconds. */
    private double loop(String source, String schema, boolean connectionEach) throws Exception {
        List<String> statements = statements(source, schema);
        cell.execute("CREATE DATABASE " + schema);
        for (int table = 0; table < TABLES; table++) {
            cell.execute("CREATE TABLE " + schema + ".t" + table + " LIKE " + source + ".t" + table);
        }
        List<Connection> connections = new ArrayList<>();
        for (int each = 0; each < TABLES && !connectionEach; each++) {
            connections.add(DriverManager.getConnection(cell.tidb.jdbcUrl()));
        }
        double millis = timed(IntStream.range(0, TABLES).<Callable<Boolean>>mapToObj(table -> () -> {
            if (connectionEach) {
                try (Connection connection = DriverManager.getConnection(cell.tidb.jdbcUrl())) {
                    return send(connection, statements.get(table));
                }
            }
            return send(connections.get(table), statements.get(table));
        }).toList());
        for (Connection connection : connections) {
            connection.close();
        }
        awaitJobs();
        return millis;
    }

    /** What was sent for the tables of a schema, as LocalTidb remembers it, for another schema's. */
    private List<String> statements(String source, String schema) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(cell.tidb.jdbcUrl());
                Statement asked = connection.createStatement();
                ResultSet jobs = asked.executeQuery("SELECT JSON_VALUE(parameters, '$.statement') FROM"
                        + " mysql.tidb_import_jobs WHERE table_schema = '" + source + "' ORDER BY id")) {
            while (jobs.next()) {
                statements.add(jobs.getString(1)
                        .replace("`" + source + "`.", "`" + schema + "`.")
                        .replaceAll("GROUP_KEY='[^']*'", "GROUP_KEY='" + schema + "'"));
            }
        }
        return statements;
    }

    private static boolean send(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static double timed(List<Callable<Boolean>> statements) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            for (Future<Boolean> sent : threads.invokeAll(statements)) {
                sent.get();
            }
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    /** So that rounds are alike: the database under LocalTidb looks through all its tables to plan one statement. */
    private void forget(String... schemas) throws SQLException {
        for (String schema : schemas) {
            cell.execute("DROP DATABASE " + schema);
        }
    }

    /** So that its jobs are no load on what comes next. */
    private void awaitJobs() {
        await().atMost(Cell.PATIENCE).until(this::nothingRuns);
    }

    private boolean nothingRuns() throws SQLException {
        try (Connection connection = DriverManager.getConnection(cell.tidb.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet jobs = statement.executeQuery("SHOW IMPORT JOBS")) {
            while (jobs.next()) {
                if (Set.of("pending", "running").contains(jobs.getString("Status"))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static double median(List<Double> ratios) {
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }
}
