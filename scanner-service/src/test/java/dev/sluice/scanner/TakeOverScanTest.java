package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.ddl.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan of what another tool has begun to import. */
class TakeOverScanTest {
    private static final TakeOver DONE = new TakeOver(List.of(new TableName("Shop", "ORDERS")), null);
    private static final TakeOver RUNNING = new TakeOver(null, List.of(new TakeOver.Job("SHOP", "Orders", 77)));

    @TempDir
    Path dump;

    private final FakeTidb tidb = new FakeTidb();

    @BeforeEach
    void shop() throws IOException {
        write("shop-schema-create.sql", "CREATE DATABASE shop;");
        write("shop.orders-schema.sql", "CREATE TABLE orders (id INT, note TEXT);");
        write("shop.orders.1.csv", "id,note\n1,a\n");
        write("shop.items-schema.sql", "CREATE TABLE items (id INT);");
        write("shop.items.1.csv", "id\n1\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dump.resolve(name), text);
    }

    private FakeTidb jobOnOrders(String status) {
        return tidb.table("shop", "orders", new TableColumn("id", false), new TableColumn("note", false))
                .job(77, "shop", "orders", status, dump + "/shop.orders.*.csv");
    }

    private ScanResult scan(TakeOver before, Policy policy) {
        Manifest manifest = new Manifest(new Manifest.Source(dump.toUri().toString(), null), null, null, null, null,
                policy, null).takingOver(before);
        return new SourceScan(new Configured(Map.of("default", tidb), Map.of()), () -> FakeTidb.TIME)
                .run(new ScanSource(new ImportId("nightly"), "scan-1", manifest, false), new StopSignal());
    }

    private TableDiscovered orders(TakeOver before) {
        ScanResult result = scan(before, Policy.DEFAULT);
        assertThat(result.last()).as(result.last().toString()).isInstanceOf(ScanCompleted.class);
        return result.tables().getLast();
    }

    private String refusal(TakeOver before) {
        ScanResult result = scan(before, Policy.DEFAULT);
        assertThat(tidb.changes()).isEmpty();
        assertThat(result.last()).isInstanceOf(ScanFailed.class);
        return ((ScanFailed) result.last()).message();
    }

    @Test
    void skipsAFinishedTableWithItsRowsAndWithoutALookAtItsHeader() throws IOException {
        // Given
        write("shop.orders.1.csv", "other,names\n1,a\n");
        tidb.rows("shop", "orders");

        // When
        ScanResult result = scan(DONE, Policy.DEFAULT);

        // Then
        assertThat(result.tables()).extracting(TableDiscovered::table, TableDiscovered::skip)
                .containsExactly(tuple("items", null),
                        tuple("orders", "TiDB Lightning had finished it"));
    }

    @Test
    void refusesAFinishedTableThatIsNotThereOrEmpty() {
        // Then
        assertThat(refusal(DONE)).contains("shop.orders", "finished, but the target has no such table");
        tidb.table("shop", "orders");
        assertThat(refusal(DONE)).contains("shop.orders", "finished, but the table is empty",
                "leave it out of takeOver");
    }

    @Test
    void refusesNamesThatTheSourceDoesNotHave() {
        // Given
        TakeOver before = new TakeOver(List.of(new TableName("shop", "gone")),
                List.of(new TakeOver.Job("other", "orders", 9)));

        // Then
        assertThat(refusal(before).lines()).hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("the source has no such table"))
                .anySatisfy(line -> assertThat(line).startsWith("shop.gone"))
                .anySatisfy(line -> assertThat(line).startsWith("other.orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "finished"})
    void plansToAdoptTheJobOfATableThatHasRows(String status) {
        // Given
        jobOnOrders(status).rows("shop", "orders")
                .table("shop", "orders", new TableColumn("id", false), new TableColumn("note", false));

        // Then
        assertThat(orders(RUNNING).plan().adoptJobId()).isEqualTo(77);
        assertThat(orders(RUNNING).skip()).isNull();
    }

    @Test
    void asksAboutTheRowsOfNoTableThatIsBeingImported() {
        // Given
        jobOnOrders("running");

        // When
        orders(RUNNING);

        // Then: TiDB refuses it (8258)
        assertThat(tidb.reads()).noneMatch(sql -> sql.startsWith("SELECT 1 FROM"));
    }

    @ParameterizedTest
    @CsvSource({"failed", "cancelled"})
    void takesATableWhoseJobHasFailedAsAnyOther(String status) {
        // Given
        jobOnOrders(status).rows("shop", "orders");

        // Then
        assertThat(refusal(RUNNING)).contains("shop.orders: the table is not empty");
    }

    @Test
    void takesATableWhoseJobIsUnknownAsAnyOther() {
        // Then
        assertThat(orders(RUNNING).plan().adoptJobId()).isEqualTo(77);
    }

    @Test
    void refusesAJobThatIsOnAnotherTableOrReadsAnotherSource() {
        // Given
        tidb.table("shop", "orders", new TableColumn("id", false), new TableColumn("note", false))
                .job(77, "shop", "items", "running", dump + "/shop.items.*.csv")
                .job(78, "shop", "orders", "running", "s3://other/dump/x.csv?secret-access-key=hunter2")
                .job(79, "shop", "orders", "running", "azure://other/x.csv?account-name=n&account-key=hunter2%3D%3D");

        // Then
        assertThat(refusal(RUNNING)).contains("names job 77", "but that job is on `shop`.`items`");
        assertThat(refusal(new TakeOver(null, List.of(new TakeOver.Job("shop", "orders", 78)))))
                .contains("but that job reads s3://other/dump/x.csv")
                .doesNotContain("hunter2");
        assertThat(refusal(new TakeOver(null, List.of(new TakeOver.Job("shop", "orders", 79)))))
                .contains("but that job reads azure://other/x.csv?account-name=n&account-key=xxxxxx")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesALiveJobBesideTheOneToAdoptAndAFinishedOneWithoutRows() {
        // Given
        jobOnOrders("finished");

        // Then
        assertThat(refusal(RUNNING)).contains("shop.orders", "the table is empty");
        tidb.job(78, "shop", "orders", "running", dump + "/x");
        assertThat(refusal(RUNNING)).contains("shop.orders: import job 78 on it has not ended");
    }

    @Test
    void refusesAJobForATableThatIsNotInTheTarget() {
        // Given
        tidb.job(77, "shop", "orders", "finished", dump + "/shop.orders.*.csv");

        // Then
        assertThat(refusal(RUNNING)).contains("names job 77", "the target has no such table");
    }

    @Test
    void namesAJobThatItMayNotSee() {
        // Given
        tidb.failingOnce("SHOW IMPORT JOB 77", () -> FakeTidb.refused(1227, "Access denied"));

        // Then
        assertThat(refusal(RUNNING)).contains("job 77", "not shown to this account", "SUPER");
    }

    @Test
    void waivesWhatTheUserWaives() {
        // When
        ScanResult result = scan(DONE, new Policy(8, Policy.DEFAULT.onFailure(), false));

        // Then
        assertThat(result.last()).isInstanceOf(ScanCompleted.class);
        assertThat(result.tables().getLast().skip()).isNotNull();
    }
}
