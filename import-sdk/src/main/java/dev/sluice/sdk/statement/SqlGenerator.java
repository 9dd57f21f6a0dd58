package dev.sluice.sdk.statement;

import static dev.sluice.sdk.statement.ImportOption.SKIP_ROWS;

import dev.sluice.sdk.scan.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes {@code IMPORT INTO}: one line, always detached, every value quoted.
 *
 * <p>The same request always gives the same text. All CSV rules are written out, also those that are TiDB's defaults
 * today, and an empty delimiter or escape as {@code ''}: left out, TiDB would take its default instead.
 */
public final class SqlGenerator {

    private SqlGenerator() {}

    /**
     * Writes the statement of a request.
     *
     * @throws InvalidOptionException   when the request cannot be written
     * @throws IllegalArgumentException when a name or value cannot be quoted
     */
    public static ImportStatement generate(ImportRequest request) {
        String location = request.resources().appendTo(request.location());
        String shownLocation = Secrets.redactUri(request.resources().redacted().appendTo(request.location()));
        return new ImportStatement(text(request, location), Secrets.redact(text(request, shownLocation)));
    }

    private static String text(ImportRequest request, String location) {
        String fields = request.fields().isEmpty()
                ? ""
                : " " + request.fields()
                        .stream()
                        .map(FieldTarget::sql)
                        .collect(Collectors.joining(", ", "(", ")"));
        return "IMPORT INTO " + SqlText.table(request.table()) + fields + " FROM " + SqlText.string(location)
                + " FORMAT " + SqlText.string(request.format().word()) + " WITH " + String.join(", ", options(request));
    }

    private static List<String> options(ImportRequest request) {
        boolean csv = request.format() == Format.CSV;
        List<String> written = new ArrayList<>();
        request.options()
                .values()
                .entrySet()
                .stream()
                .filter(entry -> csv || !entry.getKey().isForCsvOnly())
                .filter(entry -> entry.getKey() != SKIP_ROWS)
                .map(SqlGenerator::option)
                .forEach(written::add);
        written.add("DETACHED");
        if (csv) {
            written.addAll(rules(request));
        }
        return written;
    }

    private static String option(Map.Entry<ImportOption, String> entry) {
        String name = entry.getKey().sqlName().toUpperCase(Locale.ROOT);
        return switch (entry.getKey().kind()) {
            case NUMBER -> name + "=" + entry.getValue();
            case SIZE, TEXT -> name + "=" + SqlText.string(entry.getValue());
            case FLAG -> name;
        };
    }

    private static List<String> rules(ImportRequest request) {
        CsvRules csv = request.csv();
        List<String> written = new ArrayList<>();
        if (request.rowsToSkip() > 0) {
            written.add("SKIP_ROWS=" + request.rowsToSkip());
        }
        written.add("FIELDS_TERMINATED_BY=" + SqlText.string(csv.separator()));
        written.add("FIELDS_ENCLOSED_BY=" + SqlText.string(csv.delimiter()));
        written.add("FIELDS_ESCAPED_BY=" + SqlText.string(csv.escape()));
        if (!csv.terminator().isEmpty()) {
            written.add("LINES_TERMINATED_BY=" + SqlText.string(csv.terminator()));
        }
        written.add("FIELDS_DEFINED_NULL_BY=" + SqlText.string(csv.nulls().getFirst()));
        return written;
    }
}
