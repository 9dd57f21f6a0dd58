package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.event.ImportId;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.OnFailure;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFact.TableDiscovered;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.sdk.ddl.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobsBeforeScanTest {

    @TempDir
    Path dump;

    private final FakeTidb tidb = new FakeTidb();

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(dump.resolve("shop-schema-create.sql"), "CREATE DATABASE shop;");
        for (String table : List.of("items", "orders")) {
            Files.writeString(dump.resolve("shop." + table + "-schema.sql"), "CREATE TABLE " + table + " (id INT);");
            Files.writeString(dump.resolve("shop." + table + ".1.csv"), "id\n1\n");
        }
    }

    private ScanResult scan(boolean checked) {
        Manifest manifest = new Manifest(new Manifest.Source(dump.toUri().toString(), null), null, null, null, null,
                new Policy(null, OnFailure.CANCEL_REMAINING, checked), null);
        return new SourceScan(new Configured(Map.of("default", tidb), Map.of()), () -> FakeTidb.TIME)
                .run(new ScanSource(new ImportId("nightly"), "scan-1", manifest, false), new StopSignal());
    }

    private String refusal() {
        ScanResult result = scan(true);
        assertThat(result.last()).isInstanceOf(ScanFailed.class);
        return ((ScanFailed) result.last()).message();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesInEachPlanTheJobsThatItsTableHadBefore(boolean checked) {
        // Given
        tidb.job(12, "shop", "orders", "finished", "/elsewhere/x.csv").job(9, "shop", "orders", "failed", "/y.csv");
        // When
        ScanResult result = scan(checked);
        // Then
        assertThat(result.last()).isInstanceOf(ScanCompleted.class);
        assertThat(result.tables()).extracting(TableDiscovered::table, found -> found.plan().jobsBefore())
                .containsExactly(tuple("items", List.of()),
                        tuple("orders", List.of(9L, 12L)));
    }

    @Test
    void asksForThemBeforeItLooksForRows() {
        // Given
        tidb.table("shop", "orders", new TableColumn("id", false));
        // When
        scan(true);
        // Then
        assertThat(tidb.reads()).extracting(sql -> sql.replaceFirst("(SHOW IMPORT JOBS WHERE \\w+|SELECT 1).*", "$1"))
                .containsSubsequence("SHOW IMPORT JOBS WHERE Target_Table", "SELECT 1",
                        "SHOW IMPORT JOBS WHERE Target_Table");
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "finished"})
    void failsWhenAJobBeginsDuringTheScan(String status) {
        // Given: it begins after the look for live jobs, and may have ended by the scan's end
        tidb.beforeEachChange(() -> tidb.job(31, "shop", "orders", status, "/elsewhere/x.csv"));
        // When / Then
        assertThat(refusal()).contains("shop.orders", "job 31", "during the scan");
    }

    @Test
    void leavesOutOfVeryManyThoseThatCannotBeTakenForItsOwn() {
        // Given
        String source = dump + "/shop.orders.1.csv";
        LongStream.rangeClosed(1, 1_001)
                .forEach(id -> tidb.job(id, "shop", "orders", "finished", dump + "/sluice-other-" + id
                        + "/../shop.orders.1.csv"));
        tidb.job(2_000, "shop", "orders", "finished", source);
        // When / Then
        assertThat(scan(true).tables().getLast().plan().jobsBefore()).containsExactly(2_000L);
    }

    @Test
    void failsWhenAPlanCouldNotCarryThem() {
        // Given
        LongStream.rangeClosed(1, 1_001)
                .forEach(id -> tidb.job(id, "shop", "orders", "finished", dump + "/shop.orders.1.csv"));
        // When / Then
        assertThat(refusal()).contains("shop.orders", "1001 import jobs", "mysql.tidb_import_jobs");
        assertThat(tidb.changes()).isEmpty();
    }
}
