package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.show.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalImportIT {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void importsADumpWithoutAnythingInstalledAndFindsItAgain() throws IOException {
        // Given
        Path dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("shop-schema-create.sql"), "CREATE DATABASE shop;");
        Files.writeString(dump.resolve("shop.orders-schema.sql"), "CREATE TABLE orders (id INT PRIMARY KEY);");
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id\n1\n2\n");

        // When
        int imported = run("import", "--id", "first", "-o", "json", dump.toString());
        String document = said();
        int again = run("import", "--id", "first", dump.toString());
        said();
        run("list", "-o", "json");
        String list = said();
        run("sql", "-o", "json", "SELECT COUNT(*) AS n FROM shop.orders");
        String rows = said();

        // Then
        assertThat(imported).isZero();
        assertThat(document).startsWith("{\"version\":1,\"importId\":\"first\",\"state\":\"finished\"")
                .contains("\"importedRows\":2,\"bytes\":7,");
        assertThat(again).isZero();
        assertThat(list).contains("\"importId\":\"first\",\"state\":\"finished\"");
        assertThat(rows).isEqualToIgnoringNewLines("{\"version\":1,\"columns\":[\"n\"],\"rows\":[[\"2\"]]}");
    }

    @Test
    void answersWithTheExitCodeOfWhatWentWrong() {
        assertThat(run("import", "--id", "none", directory.resolve("nothing").toString())).isEqualTo(2);
        assertThat(run("status", "none")).isZero();
        assertThat(said()).contains("there is no such directory");
        assertThat(run("forget", "none")).isZero();
        assertThat(run("status", "none")).isEqualTo(2);
    }

    private String said() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--data-dir";
        all[2] = directory.resolve("data").toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), System.err, false);
        return Sluice.run(new Sluice(terminal, Map.of()), all);
    }
}
