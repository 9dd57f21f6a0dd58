package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightningImportIT {

    @TempDir
    private Path directory;

    /** Every key that the design of the backend shows, as it shows them, and a server that is not the stand-in. */
    @Test
    void importsADumpByAFileOfLightningUnchanged() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("tidb-lightning.toml"), """
                [lightning]
                backend = "import-into"
                [tidb]
                host = "10.0.0.5"
                port = 4000
                user = "root"
                password = "hunter2"
                [tikv-importer]
                disk-quota = "100GB"
                store-write-bw-limit = "100MiB"
                engine-mem-cache-size = "1GB"
                [mydumper]
                data-source-dir = "%s"
                data-character-set = "utf8mb4"
                filter = ['*.*']
                [mydumper.csv]
                separator = ','
                delimiter = '"'
                header = true
                null = '\\N'
                [post-restore]
                checksum = "required"
                [app]
                table-concurrency = 6
                check-requirements = true
                [app.max-error]
                type = 100
                [checkpoint]
                enable = true
                driver = "mysql"
                dsn = "user:hunter2@tcp(127.0.0.1:4000)/lightning_checkpoint"
                schema = "lightning_checkpoint"
                keep-after-success = "remove"
                """.formatted(Path.of("../examples/shop").toRealPath()));

        // When
        Ran imported = run("import", "-c", file.toString(), "--id", "shop", "-o", "json");
        Ran rows = run("sql", "SELECT COUNT(*) FROM shop.orders");

        // Then
        assertThat(imported.talk()).contains("NOT 10.0.0.5:4000");
        assertThat(imported.code()).as(imported.talk()).isZero();
        assertThat(imported.data()).contains("\"importId\":\"shop\",\"state\":\"finished\"");
        assertThat(rows.data().lines()).last().isEqualTo("8000");
        assertThat(imported.shown() + rows.shown()).doesNotContain("hunter2");
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            assertThat(files.filter(Files::isRegularFile).filter(LightningImportIT::holdsThePassword)).isEmpty();
        }
    }

    private static boolean holdsThePassword(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1)
                    .contains("hunter2");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ran run(String... arguments) {
        return Ran.of(directory.resolve("data"), Map.of(), arguments);
    }
}
