package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.it.Dump;
import dev.sluice.it.JavaProcess;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.StoredObject;
import dev.sluice.sdk.store.contract.S3Proxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of this machine that are imported by way of a bucket. */
class StageIT {

    private static final String ID = "aws.accessKeyId";
    private static final String KEY = "aws.secretAccessKey";
    private static final Map<String, String> ENVIRONMENT = Map.of("AWS_ACCESS_KEY_ID", S3Proxy.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", S3Proxy.SECRET_KEY);

    /** Of 60 MB in 40 files, eight at a time: five at least are whole. */
    private static final long A_THIRD = 20_000_000;

    @TempDir
    private static Path servers;
    private static S3Proxy s3;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        s3 = S3Proxy.start(servers);
        s3.put("stage", "other/file.txt", new byte[]{1});
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    /** What the environment would have: for us and for the stand-in, which runs here too. */
    @BeforeEach
    void haveKeys() {
        System.setProperty(ID, S3Proxy.ACCESS_KEY);
        System.setProperty(KEY, S3Proxy.SECRET_KEY);
    }

    @AfterEach
    void haveNoKeys() {
        System.clearProperty(ID);
        System.clearProperty(KEY);
    }

    @Test
    void importsFromTheBucketAndLeavesNothingThere() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("staged").table("staged", "orders", 30).directory();
        Files.writeString(dump.resolve("notes.txt"), "takes no part");
        // When
        Ran imported = sluice("import", dump.toString(), "--id", "a", "--stage", uri("a-prefix"));
        Ran again = sluice("import", dump.toString(), "--id", "a", "--stage", uri("a-prefix"));
        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(imported.talk()).contains("staged 3 files, ", "removed what was staged for import a");
        assertThat(sluice("sql", "SELECT SUM(id) FROM staged.orders").data()).endsWith("465\n");
        assertThat(sluice("sql", "SHOW IMPORT JOBS").data()).contains("s3://stage/a-prefix/a/");
        assertThat(keys("a-prefix")).isEmpty();
        assertThat(again.code()).as(again.talk()).isZero();
        assertThat(again.talk()).doesNotContain("staging ");
    }

    @Test
    void keepsWhatIsStagedWhenAskedTo() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("kept").table("kept", "orders", 3).directory();
        // When
        Ran imported = sluice("import", dump.toString(), "--stage", uri("kept"), "--keep-staged");
        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(keys("kept")).hasSize(4);
    }

    @Test
    void keepsWhatIsStagedWhileATableHasFailedUntilItIsForgotten() throws IOException {
        // Given
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("bad-schema-create.sql"), "CREATE DATABASE bad;");
        Files.writeString(dump.resolve("bad.orders-schema.sql"), "CREATE TABLE orders (id INT NOT NULL);");
        Files.writeString(dump.resolve("bad.orders.0.csv"), "id\nx\n");
        Path good = Dump.in(directory.resolve("good")).database("good").table("good", "orders", 3).directory();
        // When
        Ran failed = sluice("import", dump.toString(), "--id", "bad", "--stage", uri("failed"));
        // Then
        assertThat(failed.code()).as(failed.talk()).isEqualTo(4);
        assertThat(keys("failed")).hasSize(4);
        assertThat(remembered()).containsExactly("bad.json");
        assertThat(sluice("import", good.toString()).code()).isZero();
        assertThat(keys("failed")).hasSize(4);
        // When
        Ran forgotten = sluice("forget", "bad");
        // Then
        assertThat(forgotten.code()).as(forgotten.talk()).isZero();
        assertThat(forgotten.talk()).contains("removed what was staged for import bad");
        assertThat(keys("failed")).isEmpty();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void goesOnWhereAKilledCommandWas() throws Exception {
        // Given
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("large-schema-create.sql"), "CREATE DATABASE `large`;");
        Files.writeString(dump.resolve("large.t-schema.sql"), "CREATE TABLE t (a VARCHAR(1100));");
        for (int file = 0; file < 40; file++) {
            Files.writeString(dump.resolve("large.t.%04d.csv".formatted(file)), "a\n"
                    + (file + "x".repeat(1_000) + "\n").repeat(1_500));
        }
        try (ByteGate gate = ByteGate.before(URI.create(s3.endpoint()), A_THIRD)) {
            String stage = "s3://stage/killed?endpoint=" + gate.endpoint();
            ProcessBuilder builder = JavaProcess.of(Sluice.class, List.of("import", dump.toString(), "--id", "large",
                    "--stage", stage, "--data-dir", data().toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("killed.log").toFile());
            builder.environment().putAll(ENVIRONMENT);
            Process killed = builder.start();
            await("some files are there").atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(whole("killed")).hasSizeGreaterThanOrEqualTo(5));
            killed.destroyForcibly().waitFor();
            List<StoredObject> before = whole("killed");
            // When
            gate.open();
            Ran imported = sluice("import", dump.toString(), "--id", "large", "--stage", stage, "--keep-staged");
            // Then
            assertThat(imported.code()).as(imported.talk()).isZero();
            assertThat(there(imported)).isBetween(before.size(), 41);
            assertThat(whole("killed")).hasSize(42).containsAll(before);
            assertThat(sluice("sql", "SELECT COUNT(*) FROM large.t").data()).endsWith("60000\n");
        }
    }

    @Test
    void namesTheFileThatCannotBeStagedAndGoesOnLater() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("later").table("later", "orders", 3).directory();
        String nowhere = "s3://not-there-yet/p?endpoint=" + s3.endpoint();
        // When
        Ran refused = sluice("import", dump.toString(), "--id", "later", "--stage", nowhere);
        // Then
        assertThat(refused.code()).as(refused.talk()).isEqualTo(3);
        assertThat(refused.talk()).contains("sluice: cannot stage: cannot write s3://not-there-yet/p/later",
                "say the same again");
        assertThat(sluice("status", "later").code()).isEqualTo(2);
        // When
        s3.put("not-there-yet", "other", new byte[]{1});
        Ran imported = sluice("import", dump.toString(), "--id", "later", "--stage", nowhere);
        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
    }

    @Test
    void leavesTheRemovalToTheNextCommandWhenItDoesNotWait() throws Exception {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("behind").table("behind", "orders", 3).directory();
        ProcessBuilder builder = JavaProcess.of(Sluice.class, List.of("up", "--data-dir", data().toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("up.log").toFile());
        builder.environment().putAll(ENVIRONMENT);
        Process up = builder.start();
        try {
            await("up is ready").atMost(Duration.ofSeconds(90))
                    .until(() -> Files.readString(directory.resolve("up.log")).contains("\nReady."));
            // When
            Ran sent = sluice("import", dump.toString(), "--id", "behind", "--stage", uri("behind"), "--detach");
            // Then
            assertThat(sent.code()).as(sent.talk()).isZero();
            assertThat(remembered()).containsExactly("behind.json");
            await("the import has finished").atMost(Duration.ofSeconds(60))
                    .until(() -> sluice("status", "behind").data().contains("finished"));
            assertThat(keys("behind")).isEmpty();
        } finally {
            up.destroy();
            up.waitFor(30, TimeUnit.SECONDS);
        }
    }

    /** What an import reads is what lies in its folder: a file of an earlier attempt would bring its rows. */
    @Test
    void removesWhatAnEarlierAttemptLeftAndTheDumpHasNoMore() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("less").table("less", "orders", 3).directory();
        Path gone = Files.writeString(dump.resolve("less.orders.9.csv"), "id,name\n9,old\n");
        s3.put("stage", "less/less/less.orders.8.csv", "id,name\n8,theirs\n".getBytes(StandardCharsets.UTF_8));
        Ran refused = sluice("import", dump.toString(), "--id", "less", "--stage", uri("less"));
        Files.delete(gone);
        // When
        Ran again = sluice("import", dump.toString(), "--id", "less", "--stage", uri("less"));
        // Then
        assertThat(refused.code()).as(refused.talk()).isEqualTo(3);
        assertThat(refused.talk()).contains("would also read what Sluice has not written there: less.orders.8.csv");
        assertThat(again.code()).as(again.talk()).isEqualTo(3);
        assertThat(keys("less/less")).contains("less.orders.8.csv").doesNotContain("less.orders.9.csv");
        // When
        Ran listed = sluice("list");
        Ran forgotten = sluice("forget", "less");
        // Then
        assertThat(listed.talk()).contains("files wait at s3://stage/less/less", "sluice forget less");
        assertThat(forgotten.code()).as(forgotten.talk()).isZero();
        assertThat(keys("less")).containsExactly("less/less.orders.8.csv");
        assertThat(remembered()).isEmpty();
    }

    /** As every night: the same folder, files that stay, and a dump that has become smaller. */
    @Test
    void bringsNoRowsOfFilesThatWereKeptForAnEarlierDump() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("night").table("night", "orders", 3).directory();
        Path gone = Files.writeString(dump.resolve("night.orders.9.csv"), "id,name\n9,old\n");
        String[] request = {"import", dump.toString(), "--id", "night", "--stage", uri("night"), "--keep-staged"};
        assertThat(sluice(request).code()).isZero();
        assertThat(sluice("forget", "night").code()).isZero();
        assertThat(sluice("sql", "DROP TABLE night.orders").code()).isZero();
        Files.delete(gone);
        // When
        Ran again = sluice(request);
        // Then
        assertThat(again.code()).as(again.talk()).isZero();
        assertThat(sluice("sql", "SELECT COUNT(*) FROM night.orders").data()).endsWith("3\n");
        assertThat(keys("night/night")).doesNotContain("night.orders.9.csv");
    }

    /** Two directories, as on two machines, have the same folder for the same dump. */
    @Test
    void leavesAFolderToTheDataDirectoryThatHasIt() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("two").table("two", "orders", 3).directory();
        assertThat(sluice("import", dump.toString(), "--id", "two", "--stage", uri("two"), "--keep-staged").code())
                .isZero();
        // When
        Ran other = Ran.of(directory.resolve("other"), ENVIRONMENT, "import", dump.toString(), "--id", "two",
                "--stage", uri("two"));
        // Then
        assertThat(other.code()).as(other.talk()).isEqualTo(3);
        assertThat(other.talk()).contains("is another data directory's", "choose another --stage or --id");
        assertThat(keys("two")).hasSize(4);
        assertThat(directory.resolve("other/staged")).isEmptyDirectory();
    }

    @Test
    void removesWhatItStagedElsewhereWhenToldAnotherStage() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("moved").table("moved", "orders", 3).directory();
        s3.put("stage", "from/moved/moved.orders.8.csv", "theirs".getBytes(StandardCharsets.UTF_8));
        Ran refused = sluice("import", dump.toString(), "--id", "moved", "--stage", uri("from"));
        assertThat(refused.code()).as(refused.talk()).isEqualTo(3);
        // When
        Ran imported = sluice("import", dump.toString(), "--id", "moved", "--stage", uri("to"));
        // Then
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(keys("from")).containsExactly("moved/moved.orders.8.csv");
        assertThat(keys("to")).isEmpty();
    }

    /** The staged copy is gone, so only this command can tell. */
    @Test
    void saysOfAFinishedImportWhetherItsDumpIsStillTheSame() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("done").table("done", "orders", 3).directory();
        String[] request = {"import", dump.toString(), "--id", "done", "--stage", uri("done")};
        assertThat(sluice(request).code()).isZero();
        // When
        Ran same = sluice(request);
        Files.writeString(dump.resolve("done.orders.9.csv"), "id,name\n9,new\n");
        Ran other = sluice(request);
        // Then
        assertThat(same.code()).as(same.talk()).isZero();
        assertThat(same.talk()).contains(dump + " is unchanged; its staged copy was removed");
        assertThat(other.code()).as(other.talk()).isEqualTo(2);
        assertThat(other.talk()).contains("holds other files now", "sluice forget done");
    }

    @Test
    void namesAFileThatIsNone() throws IOException, InterruptedException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("pipe").table("pipe", "orders", 3).directory();
        Path pipe = dump.resolve("pipe.orders.9.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        // When
        Ran refused = sluice("import", dump.toString(), "--id", "pipe", "--stage", uri("pipe"));
        // Then
        assertThat(refused.code()).as(refused.talk()).isEqualTo(3);
        assertThat(refused.talk()).contains("cannot stage " + pipe + ": it is no regular file");
    }

    /** What was staged is of no concern to somebody who asks how an import stands. */
    @Test
    void listsAtOnceWhileABucketIsSilentAndAMemoryDamaged() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("asked").table("asked", "orders", 3).directory();
        assertThat(sluice("import", dump.toString(), "--id", "asked").code()).isZero();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Path staged = Files.createDirectories(data().resolve("staged"));
            Files.writeString(staged.resolve("asked.json"), """
                    {"importId":"asked","pipeline":"","under":"s3://stage/silent?endpoint=http://127.0.0.1:%d",\
                    "owner":"x","digest":"x","keep":false,"begun":true,"files":["a.csv"]}""".formatted(silent
                    .getLocalPort()));
            Path damaged = Files.writeString(staged.resolve("damaged.json"), "{");
            // When
            Instant asked = Instant.now();
            Ran listed = sluice("list");
            // Then
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(30));
            assertThat(listed.code()).as(listed.talk()).isZero();
            assertThat(listed.data()).contains("asked");
            assertThat(listed.talk()).contains(
                    "what was staged for import asked is still there: the storage has not answered for 10 s",
                    "sluice: " + damaged + " is damaged");
        }
    }

    /** Nothing is sent, neither by a look nor by a whole examination. */
    @Test
    void tellsBeforehandWhatTidbWouldBeTold() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("dry").table("dry", "orders", 3).directory();
        String[] request = {dump.toString(), "--id", "dry", "--stage", uri("dry"), "--credentials", "env"};
        // When
        Ran dry = Ran.of(data(), ENVIRONMENT, prepended(request, "import", "--dry-run"));
        Ran examined = Ran.of(data(), ENVIRONMENT, prepended(request, "doctor"));
        // Then
        assertThat(dry.code()).as(dry.shown()).isZero();
        assertThat(dry.data()).contains("s3://stage/dry/dry/dry.orders.");
        assertThat(examined.code()).as(examined.shown()).isZero();
        assertThat(examined.data()).contains("TiDB reads the files at s3://stage/dry/dry?");
        assertThat(keys("dry")).isEmpty();
        assertThat(dry.shown() + examined.shown()).doesNotContain(S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY);
    }

    private static String[] prepended(String[] request, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(request)).toArray(String[]::new);
    }

    @Test
    void leavesAFileAloneThatSomebodyElsePutThere() throws IOException {
        // Given
        Path dump = Dump.in(directory.resolve("dump")).database("mine").table("mine", "orders", 3).directory();
        s3.put("stage", "others/mine/mine-schema-create.sql", "theirs".getBytes(StandardCharsets.UTF_8));
        // When
        Ran refused = sluice("import", dump.toString(), "--id", "mine", "--stage", uri("others"));
        // Then
        assertThat(refused.code()).as(refused.talk()).isEqualTo(3);
        assertThat(refused.talk()).contains("which Sluice has not written");
        assertThat(objects("others")).filteredOn(file -> file.key().endsWith("mine-schema-create.sql"))
                .extracting(StoredObject::size)
                .containsExactly(6L);
    }

    /** Of a file that was whole before the kill, the answer may come after it. */
    private static int there(Ran imported) {
        Matcher told = Pattern.compile("; (\\d+) of them were there").matcher(imported.talk());
        assertThat(told.find()).as(imported.talk()).isTrue();
        return Integer.parseInt(told.group(1));
    }

    private static String uri(String prefix) {
        return "s3://stage/" + prefix + "?endpoint=" + s3.endpoint();
    }

    private static List<String> keys(String prefix) {
        return objects(prefix).stream().map(StoredObject::key).toList();
    }

    private static List<StoredObject> objects(String prefix) {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(uri(prefix)));
                Stream<List<StoredObject>> pages = store.pages()) {
            return pages.flatMap(List::stream).toList();
        }
    }

    /** Without what S3Proxy lists of uploads that are under way or were cut: a file's name with a random end. */
    private static List<StoredObject> whole(String prefix) {
        return objects(prefix).stream()
                .filter(file -> file.key().endsWith(".csv") || file.key().endsWith(".sql"))
                .toList();
    }

    private List<String> remembered() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("staged"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Ran sluice(String... arguments) {
        return Ran.of(data(), Map.of(), arguments);
    }
}
