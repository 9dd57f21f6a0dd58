package dev.sluice.sdk.statement;

import static dev.sluice.sdk.statement.ImportOption.SKIP_ROWS;

import dev.sluice.sdk.scan.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Writes {@code IMPORT INTO}: one line, always detached, every value quoted.
 *
 * <p>The same request always gives the same text. All CSV rules are written out, also those that are TiDB's defaults
 * today, and an empty delimiter or escape as {@code ''}: left out, TiDB would take its default instead. A text that holds
 * credentials comes with a twin to show, written the same way of values that were made unreadable first.
 */
public final class SqlGenerator {

    private SqlGenerator() {}

    /**
     * Writes the statement of a request for a session in which a backslash escapes.
     *
     * @throws InvalidOptionException   when the request cannot be written
     * @throws IllegalArgumentException when a name or value cannot be quoted
     */
    public static ImportStatement generate(ImportRequest request) {
        return generate(request, Backslash.ESCAPES);
    }

    /**
     * Writes the statement of a request.
     *
     * @param backslash what a backslash means to the session that will send it
     * @throws InvalidOptionException   when the request cannot be written, or not for such a session
     * @throws IllegalArgumentException when a name or value cannot be quoted
     */
    public static ImportStatement generate(ImportRequest request, Backslash backslash) {
        Literals literals = new Literals(backslash);
        String location = request.resources().appendTo(request.location());
        String shown = request.resources().redacted().appendTo(request.location());
        return new ImportStatement(text(request, location, literals, value -> value),
                text(request, shown, literals, Secrets::redactUri));
    }

    /** @param showing what of a value is written; it is quoted after that, so it cannot break the statement */
    private static String text(ImportRequest request, String location, Literals literals,
            UnaryOperator<String> showing) {
        UnaryOperator<String> literal = value -> literals.value(showing.apply(value));
        return "IMPORT INTO " + SqlText.table(request.table()) + fields(request) + assignments(request, literal)
                + " FROM " + literals.quoted(showing.apply(location)) + " FORMAT "
                + literals.quoted(request.format().word()) + " WITH " + String.join(", ", options(request, literal));
    }

    private static String fields(ImportRequest request) {
        return request.fields().isEmpty()
                ? ""
                : request.fields().stream().map(FieldTarget::sql).collect(Collectors.joining(", ", " (", ")"));
    }

    private static String assignments(ImportRequest request, UnaryOperator<String> literal) {
        return request.set().isEmpty()
                ? ""
                : request.set()
                        .stream()
                        .map(assignment -> assignment.sql(literal))
                        .collect(Collectors.joining(", ", " SET ", ""));
    }

    private static List<String> options(ImportRequest request, UnaryOperator<String> literal) {
        boolean csv = request.format() == Format.CSV;
        List<String> written = new ArrayList<>();
        request.options()
                .values()
                .entrySet()
                .stream()
                .filter(entry -> csv || !entry.getKey().isForCsvOnly())
                .filter(entry -> entry.getKey() != SKIP_ROWS)
                .map(entry -> option(entry, literal))
                .forEach(written::add);
        written.add("DETACHED");
        if (csv) {
            written.addAll(rules(request, literal));
        }
        return written;
    }

    private static String option(Map.Entry<ImportOption, String> entry, UnaryOperator<String> literal) {
        String name = entry.getKey().sqlName().toUpperCase(Locale.ROOT);
        return switch (entry.getKey().kind()) {
            case NUMBER -> name + "=" + entry.getValue();
            case SIZE, TEXT -> name + "=" + literal.apply(entry.getValue());
            case FLAG -> name;
        };
    }

    private static List<String> rules(ImportRequest request, UnaryOperator<String> literal) {
        CsvRules csv = request.csv();
        List<String> written = new ArrayList<>();
        if (request.rowsToSkip() > 0) {
            written.add("SKIP_ROWS=" + request.rowsToSkip());
        }
        written.add("FIELDS_TERMINATED_BY=" + literal.apply(csv.separator()));
        written.add("FIELDS_ENCLOSED_BY=" + literal.apply(csv.delimiter()));
        written.add("FIELDS_ESCAPED_BY=" + literal.apply(csv.escape()));
        if (!csv.terminator().isEmpty()) {
            written.add("LINES_TERMINATED_BY=" + literal.apply(csv.terminator()));
        }
        written.add("FIELDS_DEFINED_NULL_BY=" + literal.apply(csv.nulls().getFirst()));
        return written;
    }
}
