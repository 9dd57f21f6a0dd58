package dev.sluice.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A page of the reference, cut into its third-level sections. */
record Page(String text) {

    static Page read(String name) throws IOException {
        return new Page(Files.readString(Path.of("..", "docs", "reference", name)));
    }

    /** What stands under {@code ### heading}, up to the next heading. */
    Optional<String> section(String heading) {
        String marked = "\n" + text;
        int start = marked.indexOf("\n### " + heading + "\n");
        if (start < 0) {
            return Optional.empty();
        }
        String rest = marked.substring(start + 1);
        int end = rest.indexOf("\n##", 1);
        return Optional.of(end < 0 ? rest : rest.substring(0, end));
    }

    /** The first column of a section's table, without its backticks. */
    static List<String> firstColumn(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }
}
