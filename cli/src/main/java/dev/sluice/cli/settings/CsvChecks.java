package dev.sluice.cli.settings;

import dev.sluice.sdk.statement.CsvRules;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What CSV rules contradict each other or cannot be said to {@code IMPORT INTO}, in Lightning's order and words. */
final class CsvChecks {

    private final Consumer<String> problems;

    private CsvChecks(Consumer<String> problems) {
        this.problems = problems;
    }

    /** @param rules with every default filled in, not yet known to be right */
    static void check(Rules rules, Consumer<String> problems) {
        CsvChecks checks = new CsvChecks(problems);
        checks.separators(rules);
        checks.escape(rules);
        checks.clashes(rules);
        checks.limits(rules);
    }

    /** As {@link CsvRules}, which refuses at once what is not right. */
    record Rules(String separator, String delimiter, String escapedBy, int nulls, String terminator) {}

    private void separators(Rules rules) {
        if (rules.separator.isEmpty()) {
            problems.accept("`mydumper.csv.separator` must not be empty");
        } else if (!rules.delimiter.isEmpty() && (rules.separator.startsWith(rules.delimiter)
                || rules.delimiter.startsWith(rules.separator))) {
            problems.accept("`mydumper.csv.separator` and `mydumper.csv.delimiter` must not be prefix of each other");
        }
    }

    private void escape(Rules rules) {
        if (bytes(rules.escapedBy) > 1) {
            problems.accept("`mydumper.csv.escaped-by` must be empty or a single character");
        }
    }

    private void clashes(Rules rules) {
        clash(rules.escapedBy, rules.separator, "separator");
        clash(rules.escapedBy, rules.delimiter, "delimiter");
        clash(rules.escapedBy, rules.terminator, "terminator");
    }

    private void clash(String escape, String other, String what) {
        if (!escape.isEmpty() && escape.equals(other)) {
            problems.accept("cannot use '" + escape + "' both as CSV " + what + " and `mydumper.csv.escaped-by`");
        }
    }

    /** Lightning finds these out when a statement is refused, after the tables were made. */
    private void limits(Rules rules) {
        if (bytes(rules.delimiter) > 1) {
            problems.accept("`mydumper.csv.delimiter` must be empty or a single character: IMPORT INTO takes no more");
        }
        if (rules.nulls != 1) {
            problems.accept("IMPORT INTO only supports one FIELDS_DEFINED_NULL_BY value, and `mydumper.csv.null` has "
                    + rules.nulls + "; rewrite the files to use one");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
