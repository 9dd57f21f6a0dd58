package dev.sluice.sdk.head;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One of {@code sql-files/cases.txt}.
 *
 * @param taken whether it is imported
 * @param says  the list of columns, or what is said against it
 * @param tidb  what a TiDB 8.5 does with the file
 */
public record SqlFileCase(String name, boolean taken, String says, String tidb, String sql) {

    public static Stream<SqlFileCase> all() {
        try (InputStream in = Objects.requireNonNull(
                SqlFileCase.class.getResourceAsStream("/sql-files/cases.txt"))) {
            List<SqlFileCase> cases = new ArrayList<>();
            String[] blocks = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^## ");
            for (String block : Arrays.asList(blocks).subList(1, blocks.length)) {
                int end = block.indexOf('\n');
                List<String> fields = Arrays.stream(block.substring(0, end).split("\\|", -1))
                        .map(String::strip)
                        .toList();
                cases.add(new SqlFileCase(fields.get(0), fields.get(1).equals("ok"), fields.get(2), fields.get(3),
                        block.substring(end + 1)));
            }
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
