package dev.sluice.it;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A dump of {@code examples/}, and what it must answer once it is imported. */
public record Example(Path directory, List<Answer> answers) {
    private static final Path EXAMPLES = Path.of("..", "examples");

    /** The first row that a question has. */
    public record Answer(String sql, List<String> row) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Page(@JsonProperty("checks") List<Answer> checks) {}

    static Example named(String name) throws IOException {
        byte[] expected = Files.readAllBytes(EXAMPLES.resolve(name + ".expected.json"));
        return new Example(EXAMPLES.resolve(name).toRealPath(), Json.read(expected, Page.class).checks());
    }
}
