package dev.sluice.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.LocalTidb;
import dev.sluice.local.tidb.LocalTidbConfig;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.store.SourceUri;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the SDK's page, run on the dump that comes with Sluice. */
@Timeout(120)
class SdkIT {
    private static final String SHOP = Path.of("..", "examples", "shop").toAbsolutePath().normalize().toString();

    @TempDir
    static Path directory;
    private static LocalTidb tidb;

    @BeforeAll
    static void start() throws Exception {
        tidb = LocalTidb.start(LocalTidbConfig.in(directory));
    }

    @AfterAll
    static void stop() throws Exception {
        tidb.close();
    }

    private static String printed(Consumer<PrintStream> example) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        example.accept(new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    @Test
    void scans() {
        assertThat(printed(out -> ReadmeExamples.scan(SHOP, out)).lines())
                .contains("shop.order_items: 3 files, " + bytesOf("order_items") + " bytes",
                        "shop.gift_cards: 0 files, 0 bytes")
                .last()
                .asString()
                .contains("IgnoredFile[key=metadata");
    }

    @Test
    void generates() {
        // Given
        Inventory found = found();

        // When
        String text = printed(out -> ReadmeExamples.generate(found.table(new TableName("shop", "customers"))
                .orElseThrow(), out));

        // Then
        assertThat(text).startsWith("IMPORT INTO `shop`.`customers` FROM '" + SHOP + "/shop.customers.000000000.csv'")
                .contains("THREAD=4, GROUP_KEY='nightly', DETACHED", "FIELDS_TERMINATED_BY='|'");
    }

    @Test
    void importsTheWholeSource() {
        // When
        String text = printed(out -> ReadmeExamples.importAll(SHOP, tidb.port(), out));

        // Then
        long full = found().tables().stream().filter(table -> table.pattern().isPresent()).count();
        assertThat(text.lines()).hasSize((int) full + 1)
                .filteredOn(line -> line.matches(".*: finished, rows: [1-9]\\d*"))
                .hasSize((int) full);
        assertThat(text).endsWith(full + " jobs completed\n");
    }

    private static long bytesOf(String table) {
        return found().table(new TableName("shop", table)).orElseThrow().bytes();
    }

    private static Inventory found() {
        try (ObjectStore store = ObjectStore.open(SourceUri.parse(SHOP))) {
            return new FileScanner(store).scan(new ScanRequest(TableFilter.parse(TableFilter.DEFAULT_RULES),
                    WildcardReach.LAST_SEGMENT));
        }
    }
}
