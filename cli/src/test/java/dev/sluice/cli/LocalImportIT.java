package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalImportIT {

    @TempDir
    private Path directory;

    @Test
    void importsADumpWithoutAnythingInstalledAndFindsItAgain() throws IOException {
        // Given
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("shop-schema-create.sql"), "CREATE DATABASE shop;");
        Files.writeString(dump.resolve("shop.orders-schema.sql"), "CREATE TABLE orders (id INT PRIMARY KEY);");
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id\n1\n2\n");

        // When
        Ran imported = run("import", "--id", "first", "-o", "json", dump.toString());
        Ran again = run("import", "--id", "first", dump.toString());
        Ran list = run("list", "-o", "json");
        Ran rows = run("sql", "-o", "json", "SELECT COUNT(*) AS n FROM shop.orders");
        Ran version = run("sql", "SELECT VERSION() AS v");

        // Then
        assertThat(imported.code()).isZero();
        assertThat(imported.data()).startsWith("{\"version\":1,\"importId\":\"first\",\"state\":\"finished\"")
                .contains("\"importedRows\":2,\"bytes\":7,");
        assertThat(again.code()).isZero();
        assertThat(list.data()).contains("\"importId\":\"first\",\"state\":\"finished\"");
        assertThat(rows.data()).isEqualToIgnoringNewLines("{\"version\":1,\"columns\":[\"n\"],\"rows\":[[\"2\"]]}");
        assertThat(version.data()).contains("-TiDB-v8.5.");
        assertThat(directory.resolve("data/tidb/profile")).hasContent("8.5");
    }

    @Test
    void saysWhatFailedAndTheWayOnWhenTheSameIsAskedForAgain() throws IOException {
        // Given
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("shop.orders-schema.sql"), "CREATE TABLE orders (id INT NOT NULL);");
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id\nx\n");
        Ran failed = run("import", dump.toString());

        // When
        Ran again = run("import", dump.toString());

        // Then
        assertThat(failed.code()).isEqualTo(4);
        assertThat(again.code()).isEqualTo(4);
        assertThat(again.talk()).contains("ended failed before", "shop.orders failed", "sluice forget import-")
                .doesNotContain("imported before");
    }

    @Test
    void answersWithTheExitCodeOfWhatWentWrong() {
        assertThat(run("import", "--id", "none", directory.resolve("nothing").toString()).code()).isEqualTo(2);
        assertThat(run("status", "none")).returns(0, Ran::code)
                .extracting(Ran::data)
                .asString()
                .contains("there is no such directory");
        assertThat(run("forget", "none").code()).isZero();
        assertThat(run("status", "none").code()).isEqualTo(2);
    }

    private Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }
}
