package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a keyless record on the commands topic to rows and statuses, on a real broker and LocalTidb. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {
    @TempDir
    private static Path directory;
    private Cell cell;

    @BeforeAll
    void start() throws Exception {
        cell = Cell.whole(directory.resolve("cell"), tidb(directory.resolve("tidb")),
                broker(directory.resolve("kafka")));
    }

    @AfterAll
    void stop() throws Exception {
        cell.close();
    }

    /** The TiDB of these tests. */
    CellTidb tidb(Path tidbDirectory) throws IOException {
        return Cell.standIn(tidbDirectory);
    }

    /** The broker of these tests. */
    Broker broker(Path brokerDirectory) throws IOException {
        return Broker.embedded(brokerDirectory);
    }

    @Test
    void refusesOtherFilesUnderTheIdOfAFinishedImport() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("other")).database("other").table("other", "t", 3);
        cell.startImport("other", dump.directory());
        cell.awaitImport("other", "finished");
        dump.table("other", "t", 4);

        // When
        cell.startImport("other", dump.directory());

        // Then
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.refusals("other")).singleElement()
                        .satisfies(seen -> assertThat(seen.text("message")).contains("--id").contains("forget"),
                                seen -> assertThat(seen.body().path("differences").toString()).contains("other.t")));
        assertThat(cell.sql("SELECT COUNT(*) FROM other.t")).isEqualTo("3");
    }

    @Test
    void failsBeforeAnyDdlWhenATableIsNotEmpty() throws Exception {
        // Given
        Dump first = Dump.in(directory.resolve("full-1")).database("full").table("full", "t", 3);
        cell.startImport("full-1", first.directory());
        cell.awaitImport("full-1", "finished");
        Dump second = Dump.in(directory.resolve("full-2"))
                .database("full")
                .table("full", "t", 3)
                .database("fresh")
                .table("fresh", "t", 3);

        // When
        cell.startImport("full-2", second.directory());

        // Then
        Records.Seen end = cell.awaitImport("full-2", "failed");
        assertThat(end.text("failure")).isEqualTo("refused");
        assertThat(end.text("message")).contains("full.t").contains("not empty");
        assertThat(cell.sql("SELECT COUNT(*) FROM information_schema.schemata WHERE schema_name='fresh'")).isEqualTo(
                "0");
    }

    @Test
    void createsTablesAndViewsFromSchemaFilesOfEveryKind() throws Exception {
        // Given: GB18030 in gzip, a table that expires, one like another, and views that select from views
        Dump dump = Dump.in(directory.resolve("kinds"))
                .file("kinds-schema-create.sql",
                        "/*!40101 SET NAMES binary*/;\nCREATE DATABASE `kinds` /*!40100 DEFAULT CHARACTER SET latin1 */")
                .file("kinds.orders-schema.sql.gz", gzip(
                        ("DROP TABLE `x`; CREATE TABLE `x` (`id` int, `at` timestamp NULL)"
                                + " COMMENT='订单' /*T![ttl] TTL=`at` + INTERVAL 1 DAY */").getBytes(Charset.forName(
                                        "GB18030"))))
                .file("kinds.orders.000000000.csv", "id,at\n1,2001-01-01 00:00:00\n2,2001-01-01 00:00:00\n")
                .file("kinds.archive-schema.sql", "CREATE TABLE archive LIKE orders;");
        for (String view : List.of("a:SELECT id FROM `kinds`.`b`", "b:SELECT id FROM c WHERE id > 1",
                "c:SELECT id FROM orders")) {
            String name = view.substring(0, 1);
            dump.file("kinds." + name + "-schema.sql", "CREATE TABLE `" + name + "` (`id` int);")
                    .file("kinds." + name + "-schema-view.sql", "CREATE VIEW " + name + " AS " + view.substring(2));
        }

        // When
        cell.startImport("kinds", dump.directory());

        // Then
        cell.awaitImport("kinds", "finished");
        assertThat(cell.sql("SELECT id FROM kinds.a")).isEqualTo("2");
        assertThat(cell.sql(
                "SELECT table_comment FROM information_schema.tables WHERE table_name IN ('orders', 'archive')"
                        + " AND table_schema = 'kinds'")).contains("订单");
        assertThat(cell.sql("SELECT default_character_set_name FROM information_schema.schemata WHERE schema_name ="
                + " 'kinds'")).isEqualTo("latin1");
    }

    @Test
    void readsSchemaFilesInTheCharacterSetOfTheManifest() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("western"))
                .file("western.t-schema.sql", "CREATE TABLE t (id INT) COMMENT='café €'".getBytes(Charset.forName(
                        "windows-1252")))
                .file("western.t.csv", "id\n1\n");

        // When
        cell.startImport("western", dump.directory(),
                manifest -> manifest.putObject("layout").put("characterSet", "latin1"));

        // Then
        cell.awaitImport("western", "finished");
        assertThat(cell.sql("SELECT table_comment FROM information_schema.tables WHERE table_schema = 'western'"))
                .isEqualTo("café €");
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text);
        }
        return packed.toByteArray();
    }

    @Test
    void cancelsTheRestWhenARowDoesNotFit() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("bad")).database("bad").table("bad", "good", 3);
        dump.file("bad.wrong-schema.sql", "CREATE TABLE `wrong` (`id` int NOT NULL, `name` varchar(2));\n");
        dump.file("bad.wrong.000000000.csv",
                "id,name\n1,far too long for this column and much larger than the other\n");

        // When
        cell.startImport("bad", dump.directory(), manifest -> manifest.putObject("policy").put("tableConcurrency", 1));

        // Then
        Records.Seen end = cell.awaitImport("bad", "failed");
        assertThat(cell.tableState("bad", "bad", "wrong")).isEqualTo("failed");
        assertThat(cell.tableState("bad", "bad", "good")).isEqualTo("cancelled");
        assertThat(end.body().path("tables").path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void startsAnewUnderTheSameIdWhenNothingWasEverSent() throws Exception {
        // Given
        Path source = Files.createDirectories(directory.resolve("late"));
        cell.startImport("late", source);
        assertThat(cell.awaitImport("late", "failed").text("failure")).isEqualTo("nothing-to-import");
        Dump.in(source).database("late").table("late", "t", 2);

        // When
        cell.startImport("late", source);

        // Then
        cell.awaitImport("late", "finished");
        assertThat(cell.sql("SELECT COUNT(*) FROM late.t")).isEqualTo("2");
    }

    @Test
    void ignoresAStaleFactOfAnEarlierImportWithTheSameId() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("stale")).database("stale").table("stale", "t", 2);
        cell.startImport("stale", dump.directory());
        cell.awaitImport("stale", "finished");
        List<Records.Seen> ends = cell.records()
                .of(Cell.TOPICS.jobStatus().name(),
                        seen -> seen.type().equals("job-ended") && seen.text("importId").equals("stale"));
        cell.command("{\"type\":\"forget-import\",\"importId\":\"stale\"}");
        cell.execute("DROP TABLE stale.t");
        cell.tidb.controls().hold();
        cell.startImport("stale", dump.directory());
        cell.awaitTable("stale", "stale", "t", "running");

        // When
        cell.write(Cell.TOPICS.jobStatus().name(), ends.getFirst().body().toString());
        cell.write(Cell.TOPICS.jobStatus().name(), "no JSON: proves that the record before it was read");

        // Then
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.records()
                        .of(
                                Cell.TOPICS.deadLetters().name(), seen -> seen.text("topic").endsWith("job-status")))
                        .isNotEmpty());
        assertThat(cell.tableState("stale", "stale", "t")).isEqualTo("running");
        cell.tidb.controls().release();
        cell.awaitImport("stale", "finished");
    }

    @Test
    void leavesAFinishedTableAloneWhenItsStatusIsRepeatedOrLate() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("late-status")).database("twice").table("twice", "t", 2);
        cell.startImport("twice", dump.directory());
        cell.awaitImport("twice", "finished");
        List<Records.Seen> facts = cell.records()
                .of(Cell.TOPICS.jobStatus().name(),
                        seen -> seen.text("importId").equals("twice"));
        int told = cell.importStates("twice").size();

        // When
        for (Records.Seen fact : facts.reversed()) {
            cell.write(Cell.TOPICS.jobStatus().name(), fact.body().toString());
        }
        long mark = cell.write(Cell.TOPICS.jobStatus().name(), "no JSON: a mark");

        // Then
        await().atMost(Cell.PATIENCE)
                .untilAsserted(() -> assertThat(cell.records()
                        .of(
                                Cell.TOPICS.deadLetters().name(), seen -> seen.body().path("offset").asLong() == mark))
                        .isNotEmpty());
        assertThat(cell.importStates("twice")).hasSize(told);
        assertThat(cell.tableState("twice", "twice", "t")).isEqualTo("finished");
    }

    @Test
    void deadLettersWhatItCannotReadAndGoesOn() throws Exception {
        // When
        long torn = cell.command("{nope");
        long unknown = cell.command("{\"type\":\"no-such\",\"importId\":\"x\"}");
        long sourceless = cell.command("{\"importId\":\"x\"}");
        long large = cell.command("{\"importId\":\"x\",\"filter\":[\"" + "a".repeat(300_000) + "\"]}");
        Dump dump = Dump.in(directory.resolve("after")).database("after_letters").table("after_letters", "t", 1);
        cell.startImport("after-letters", dump.directory());

        // Then
        cell.awaitImport("after-letters", "finished");
        assertThat(reasonOf(torn)).isEqualTo("unreadable");
        assertThat(reasonOf(unknown)).isEqualTo("unknown-type");
        assertThat(reasonOf(sourceless)).isEqualTo("invalid");
        assertThat(reasonOf(large)).isEqualTo("too-large");
    }

    @Test
    @DisplayName("L-A11 puts fields where the header says and drops what is ignored")
    void putsFieldsWhereTheHeaderSaysAndDropsWhatIsIgnored() throws Exception {
        // Given
        Dump dump = Dump.in(directory.resolve("named")).database("named");
        dump.file("named.t-schema.sql",
                "CREATE TABLE `t` (`id` int NOT NULL, `twice` int AS (`id` * 2), `a` varchar(9), `b` varchar(9));\n");
        dump.file("named.t.1.csv", "B,junk,Id,TWICE,a\nb1,x,1,77,a1\n");
        dump.file("named.t.2.csv", "\"b\",junk,id,twice,a\nb2,y,2,,a2\n");

        // When
        cell.startImport("named", dump.directory(), manifest -> manifest.putArray("ignoreColumns")
                .addObject()
                .put("db", "named")
                .put("table", "t")
                .putArray("columns")
                .add("junk"));

        // Then
        cell.awaitImport("named", "finished");
        assertThat(cell.sql("SELECT GROUP_CONCAT(CONCAT_WS('/', id, twice, a, b) ORDER BY id) FROM named.t"))
                .isEqualTo("1/2/a1/b1,2/4/a2/b2");
    }

    @ParameterizedTest
    @CsvSource({"warn,finished,finished", "strict,held,failed"})
    void saysWhenTidbReadsAFileThatCameAfterTheScan(String verify, String state, String end) throws Exception {
        // Given: a table that waits until the larger one is imported
        String id = "came-" + verify;
        Dump dump = Dump.in(directory.resolve(id)).database(id).table(id, "large", 9).table(id, "t", 2);
        dump.file(id + ".t.000000001.csv", "id,name\n3,c\n");
        cell.tidb.controls().hold();
        cell.startImport(id, dump.directory(), manifest -> manifest.putObject("policy")
                .put("tableConcurrency", 1)
                .put("verify", verify));
        cell.awaitTable(id, id, "large", "running");

        // When
        dump.file(id + ".t.000000002.csv", "id,name\n4,d\n");
        cell.tidb.controls().release();

        // Then
        cell.awaitImport(id, end);
        assertThat(cell.tableState(id, id, "large")).isEqualTo("finished");
        assertThat(cell.tableState(id, id, "t")).isEqualTo(state);
        assertThat(cell.sql("SELECT COUNT(*) FROM `" + id + "`.t")).isEqualTo("4");
        assertThat(cell.records()
                .of(Cell.TOPICS.importStatus().name(),
                        seen -> seen.type().equals("table-state-changed") && seen.text("importId").equals(id)))
                .filteredOn(seen -> seen.text("table").equals("t") && seen.text("state").equals(state))
                .last()
                .satisfies(seen -> assertThat(seen.text("message"))
                        .contains("the source has changed since it was scanned: TiDB read 50 bytes, the scan saw 38"));
    }

    private String reasonOf(long offset) {
        return cell.records()
                .of(Cell.TOPICS.deadLetters().name(),
                        seen -> seen.text("topic").endsWith("import-commands") && seen.body()
                                .path("offset")
                                .asLong() == offset)
                .stream()
                .map(seen -> seen.text("reason"))
                .findFirst()
                .orElse("no letter");
    }
}
