package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.cli.Ran;
import dev.sluice.config.CredentialConfig;
import dev.sluice.config.HttpConfig;
import dev.sluice.config.ServiceConfig;
import dev.sluice.config.TargetConfig;
import dev.sluice.config.TopicsConfig;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.monitor.MonitorService;
import dev.sluice.scanner.ScannerService;
import dev.sluice.sdk.tidb.TidbAddress;
import dev.sluice.sdk.tidb.Tls;
import dev.sluice.service.KafkaClients;
import dev.sluice.service.Service;
import dev.sluice.submitter.SubmitterService;
import dev.sluice.submitter.coordinator.InputCounter;
import dev.sluice.topic.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A broker, a TiDB and the services, each of which a test can start, stop and start again. */
final class Cell implements AutoCloseable {
    static final Topics TOPICS = new Topics("sluice.");
    /** What LocalTidb is where a test does not say: {@code -Dsluice.profile=V8_5} runs the suites on another. */
    static final TidbProfile DEFAULT_PROFILE = TidbProfile.valueOf(System.getProperty("sluice.profile", "V9_0"));
    static final Duration PATIENCE = Duration.ofSeconds(90);

    Broker kafka;
    final CellTidb tidb;
    final List<Throwable> fatal = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final Deque<Runnable> running = new ArrayDeque<>();
    private Records records;
    /** Of the submitter that was started last. */
    private SimpleMeterRegistry submitterMeters = new SimpleMeterRegistry();

    private Map<String, CredentialConfig> credentials = Map.of();
    private String account = "root";

    private Cell(Path directory, CellTidb tidb, Broker broker) {
        this.directory = directory;
        this.tidb = tidb;
        kafka = broker;
    }

    /** The stand-in where a test does not say what its TiDB is. */
    static StandIn standIn(Path directory) throws IOException {
        return StandIn.of(DEFAULT_PROFILE, directory);
    }

    /** Broker and TiDB only. */
    static Cell bare(Path directory) throws IOException {
        return bare(directory, Broker.embedded(directory.resolve("kafka")));
    }

    /** Broker and TiDB only; the broker is the cell's from here on. */
    static Cell bare(Path directory, Broker broker) throws IOException {
        return bare(directory, standIn(directory.resolve("tidb")), broker);
    }

    /** Broker and TiDB only; this TiDB is the cell's from here on. */
    static Cell bare(Path directory, CellTidb tidb) throws IOException {
        return bare(directory, tidb, Broker.embedded(directory.resolve("kafka")));
    }

    /** Broker and TiDB only; both are the cell's from here on. */
    static Cell bare(Path directory, CellTidb tidb, Broker broker) {
        return new Cell(directory, tidb, broker);
    }

    /** Where it lives; tests may keep their own files beside its own. */
    Path directory() {
        return directory;
    }

    /** Everything. */
    static Cell whole(Path directory) throws Exception {
        return whole(directory, standIn(directory.resolve("tidb")));
    }

    /** Everything, with credentials that manifests can name. */
    static Cell whole(Path directory, Map<String, CredentialConfig> credentials) throws Exception {
        Cell cell = bare(directory);
        cell.credentials = credentials;
        cell.startServices();
        return cell;
    }

    /** Everything, with this TiDB, which is the cell's from here on. */
    static Cell whole(Path directory, CellTidb tidb) throws Exception {
        return whole(directory, tidb, Broker.embedded(directory.resolve("kafka")));
    }

    /** Everything, with this TiDB and this broker, which are the cell's from here on. */
    static Cell whole(Path directory, CellTidb tidb, Broker broker) throws Exception {
        Cell cell = bare(directory, tidb, broker);
        cell.startServices();
        return cell;
    }

    /** Lets services that are started from here on log in to TiDB as another account, without a password. */
    void useAccount(String name) {
        account = name;
    }

    void startServices() throws Exception {
        startSubmitter("a");
        startScanner("a");
        startMonitor("a");
    }

    /** Stops TiDB and starts it again on the same port and directory, after something happened meanwhile. */
    void withoutTidb(Meanwhile meanwhile) throws Exception {
        tidb.away(meanwhile);
    }

    /** Stops the broker and starts it again on the same port and directory, after something happened meanwhile. */
    void withoutKafka(Meanwhile meanwhile) throws Exception {
        int port = Integer.parseInt(kafka.bootstrapServers().split(":", -1)[1]);
        kafka.close();
        meanwhile.happens();
        kafka = Broker.embedded(directory.resolve("kafka"), port);
    }

    /** What a test does while something is away. */
    interface Meanwhile {
        void happens() throws Exception;
    }

    Service startSubmitter(String instance) throws Exception {
        submitterMeters = new SimpleMeterRegistry();
        return start(SubmitterService.of(config(instance), submitterMeters, fatal::add));
    }

    /** @param tidbPort of what stands before TiDB */
    Service startSubmitter(String instance, int tidbPort) throws Exception {
        return start(SubmitterService.of(config(instance, tidbPort), new SimpleMeterRegistry(), fatal::add));
    }

    Service startScanner(String instance) throws Exception {
        return start(ScannerService.of(config(instance), new SimpleMeterRegistry(), fatal::add));
    }

    Service startMonitor(String instance) throws Exception {
        return start(MonitorService.of(config(instance), new SimpleMeterRegistry(), fatal::add));
    }

    private Service start(Service service) throws Exception {
        running.push(service::close);
        service.start();
        return service;
    }

    private ServiceConfig config(String instance) {
        return config(instance, tidb.port());
    }

    private ServiceConfig config(String instance, int tidbPort) {
        Map<String, String> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.instance.id",
                "it-" + instance, "session.timeout.ms", "6000", "heartbeat.interval.ms", "2000");
        TargetConfig target = new TargetConfig(List.of(new TidbAddress("127.0.0.1", tidbPort)), account, Optional
                .empty(), Tls.DISABLED, 16);
        return new ServiceConfig(settings, new TopicsConfig(TOPICS.prefix(), (short) 1), Map.of("default", target),
                credentials, new HttpConfig("127.0.0.1", 0), localState(instance));
    }

    /** Where a submitter in this JVM keeps its store. */
    Path localState(String instance) {
        return state(instance).resolve("submitter");
    }

    /** Only submitters keep anything there, in a directory of their own. */
    private Path state(String instance) {
        return directory.resolve("state-" + instance);
    }

    /** A service for a JVM of its own; it is the same member of its groups as the instance of this name in this JVM. */
    ServiceProcess process(ServiceProcess.Kind kind, String instance) {
        return new ServiceProcess(kind, kafka.bootstrapServers(), "it-" + instance, tidb.port(), state(instance),
                Optional.empty());
    }

    /** What was committed, read by a stock consumer. */
    Records records() {
        if (records == null) {
            records = new Records(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                    TOPICS.all().stream().map(topic -> topic.name()).toList());
            running.push(records::close);
        }
        return records;
    }

    /** How many inputs of the coordinator that was started last had this outcome. */
    double inputs(String outcome) {
        return submitterMeters.find(InputCounter.INPUTS)
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** Writes a command as any Kafka client would, without a key; returns its offset. */
    long command(String json) throws InterruptedException, ExecutionException {
        return write(TOPICS.importCommands().name(), json);
    }

    long write(String topic, String json) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers())).producer("it"))) {
            return producer.send(new ProducerRecord<>(topic, json.getBytes(StandardCharsets.UTF_8))).get().offset();
        }
    }

    /** Asks for an import of a directory. */
    long startImport(String id, Path source) throws InterruptedException, ExecutionException {
        return startImport(id, source, manifest -> {});
    }

    long startImport(String id, Path source, Consumer<ObjectNode> more)
            throws InterruptedException, ExecutionException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("importId", id);
        manifest.putObject("source").put("uri", source.toUri().toString());
        // A real TiDB on a small machine runs jobs side by side, and soon, when each asks for one thread.
        manifest.putObject("options").put("thread", 1);
        more.accept(manifest);
        return command(manifest.toString());
    }

    /** Runs a command of the command line against this broker and this TiDB, in this JVM. */
    Ran sluice(String... arguments) {
        return Ran.of(directory.resolve("command"), Map.of("SLUICE_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "SLUICE_TARGETS_DEFAULT_URL", "mysql://127.0.0.1:" + tidb.port(), "SLUICE_TARGETS_DEFAULT_USER",
                account), arguments);
    }

    /** Waits until the import's newest told state is this one. */
    Records.Seen awaitImport(String id, String state) {
        await("import " + id + " " + state).atMost(PATIENCE).untilAsserted(() -> {
            assertThat(fatal).isEmpty();
            assertThat(importStates(id)).last().extracting(seen -> seen.text("state")).isEqualTo(state);
        });
        return importStates(id).getLast();
    }

    List<Records.Seen> importStates(String id) {
        return records().of(TOPICS.importStatus().name(),
                seen -> seen.type().equals("import-state-changed") && seen.text("importId").equals(id));
    }

    /** The newest state that was told of a table, or an empty text. */
    String tableState(String id, String schema, String table) {
        List<Records.Seen> told = tableStates(id, schema, table);
        return told.isEmpty() ? "" : told.getLast().text("state");
    }

    /** What was told of a table, the newest last. */
    List<Records.Seen> tableStates(String id, String schema, String table) {
        return records().of(TOPICS.importStatus().name(),
                seen -> seen.type().equals("table-state-changed") && seen.text("importId").equals(id)
                        && seen.text("schema").equals(schema) && seen.text("table").equals(table));
    }

    void awaitTable(String id, String schema, String table, String state) {
        await(table + " " + state).atMost(PATIENCE)
                .untilAsserted(() -> assertThat(tableState(id, schema, table)).isEqualTo(state));
    }

    List<Records.Seen> refusals(String id) {
        return records().of(TOPICS.importStatus().name(),
                seen -> seen.type().equals("import-refused") && seen.text("importId").equals(id));
    }

    /** The first row, its columns joined by commas; empty when there is none. */
    String sql(String statement) throws SQLException {
        return String.join(",", row(statement));
    }

    /** The first row; without columns when there is none. */
    List<String> row(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(tidb.jdbcUrl());
                Statement session = connection.createStatement();
                ResultSet rows = session.executeQuery(statement)) {
            List<String> row = new ArrayList<>();
            if (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
            }
            return row;
        }
    }

    /** Runs a statement that gives no rows. */
    void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(tidb.jdbcUrl());
                Statement session = connection.createStatement()) {
            session.execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        while (!running.isEmpty()) {
            running.pop().run();
        }
        tidb.close();
        kafka.close();
    }
}
