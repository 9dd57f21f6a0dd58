package dev.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read a dump of one table, and need neither Kafka nor TiDB. */
abstract class ReadingCommands {

    @TempDir
    Path directory;

    Path dump;

    @BeforeEach
    final void writeDump() throws IOException {
        dump = Files.createDirectory(directory.resolve("dump"));
        Files.writeString(dump.resolve("shop-schema-create.sql"), "CREATE DATABASE shop;");
        Files.writeString(dump.resolve("shop.orders-schema.sql"), "CREATE TABLE orders (id INT);");
        Files.writeString(dump.resolve("shop.orders.0.csv"), "id\n1\n");
    }

    final Ran run(String... arguments) {
        return run(Map.of(), arguments);
    }

    final Ran run(Map<String, String> environment, String... arguments) {
        return Ran.of(directory.resolve("data"), environment, arguments);
    }
}
