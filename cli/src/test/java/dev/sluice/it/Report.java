package dev.sluice.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dump like one that somebody had trouble with, and what must become of it: {@code src/test/resources/reports/NAME} and
 * {@code NAME.json} beside it.
 *
 * @param name     of its directory
 * @param number   of the way of importing it
 * @param manifest what the user says beside the source
 * @param exit     of {@code sluice import}; after 3 nothing may have been created
 * @param says     what the user is told, in any order
 * @param rows     the rows of each question, as {@code sluice sql} tells them
 * @param unlike   what LocalTidb makes of it instead, which docs/reference/local-tidb.md says too; empty: the same
 */
public record Report(String name, int number, ObjectNode manifest, int exit, List<String> says,
        Map<String, List<List<String>>> rows, String unlike) {
    private static final Path REPORTS = Path.of("src/test/resources/reports");

    /** One way of importing it. */
    public record Way(@Nullable ObjectNode manifest, int exit, @Nullable List<String> says,
            @Nullable Map<String, List<List<String>>> rows, @Nullable String unlike) {

        Report of(String name, int number) {
            return new Report(name, number, manifest == null ? JsonNodeFactory.instance.objectNode() : manifest, exit,
                    says == null ? List.of() : says, rows == null ? Map.of() : rows, unlike == null ? "" : unlike);
        }
    }

    /**
     * What the JSON file holds.
     *
     * @param about what is odd, for who reads the file
     */
    public record Page(String about, List<Way> ways) {}

    /** All that there are, in the order of their names. */
    static List<Report> all() throws IOException {
        try (Stream<Path> files = Files.list(REPORTS)) {
            List<Report> reports = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                List<Way> ways = Json.read(Files.readAllBytes(file), Page.class).ways();
                String name = file.getFileName().toString().replace(".json", "");
                for (int way = 0; way < ways.size(); way++) {
                    reports.add(ways.get(way).of(name, way + 1));
                }
            }
            return reports;
        }
    }

    /** Of one server, whatever other suites imported into it. */
    String id() {
        return "report-" + name + "-" + number;
    }

    /** The schema of its tables. */
    String schema() throws IOException {
        try (Stream<Path> files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith("-schema-create.sql"))
                    .findFirst()
                    .orElseThrow()
                    .replace("-schema-create.sql", "");
        }
    }

    /** What is sent. */
    JsonNode request() throws IOException {
        ObjectNode request = manifest.deepCopy();
        request.put("importId", id());
        request.putObject("source").put("uri", directory().toRealPath().toUri().toString());
        request.withObject("/options").put("thread", 1);
        return request;
    }

    private Path directory() {
        return REPORTS.resolve(name);
    }

    @Override
    public String toString() {
        return name + ", way " + number;
    }
}
