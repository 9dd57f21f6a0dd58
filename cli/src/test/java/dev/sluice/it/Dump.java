package dev.sluice.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small Dumpling-shaped dump in a directory, made by a test. */
public record Dump(Path directory) {

    public static Dump in(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new Dump(directory);
    }

    /** A file of the dump. */
    public Dump file(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
        return this;
    }

    /** A file of the dump that is no UTF-8. */
    public Dump file(String name, byte[] content) throws IOException {
        Files.write(directory.resolve(name), content);
        return this;
    }

    public Dump database(String schema) throws IOException {
        return file(schema + "-schema-create.sql", "CREATE DATABASE `" + schema + "`;\n");
    }

    /** A table {@code (id INT PRIMARY KEY, name VARCHAR(20))} with one CSV file of so many rows. */
    public Dump table(String schema, String table, int rows) throws IOException {
        file(schema + "." + table + "-schema.sql",
                "CREATE TABLE `" + table + "` (`id` int NOT NULL, `name` varchar(20), PRIMARY KEY (`id`));\n");
        StringBuilder csv = new StringBuilder("id,name\n");
        for (int row = 1; row <= rows; row++) {
            csv.append(row).append(",name ").append(row).append('\n');
        }
        return file(schema + "." + table + ".000000000.csv", csv.toString());
    }
}
