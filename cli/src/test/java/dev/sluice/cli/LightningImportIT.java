package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
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

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
        int imported = run("import", "-c", file.toString(), "--id", "shop", "-o", "json");
        run("sql", "SELECT COUNT(*) FROM shop.orders");

        // Then
        assertThat(err.toString(UTF_8)).contains("NOT 10.0.0.5:4000");
        assertThat(imported).as(err.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("\"importId\":\"shop\",\"state\":\"finished\"", "\n8000\n");
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).doesNotContain("hunter2");
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

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--data-dir";
        all[2] = directory.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return Sluice.run(new Sluice(terminal, Map.of()), all);
    }
}
