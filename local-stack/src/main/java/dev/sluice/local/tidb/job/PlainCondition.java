package dev.sluice.local.tidb.job;

import dev.sluice.local.tidb.wire.Column;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition of the plainest kind: one column, {@code =} or {@code IN}, literals. Jobs are kept for ever, and those who
 * watch some of them ask so; the rows that it rules out need not be shown to the database, which has the last word on the
 * others.
 */
record PlainCondition(String column, Set<String> numbers, Set<String> texts) {

    private static final Pattern COMPARISON = Pattern.compile("\\s*(\\w+)\\s*(?:=\\s*([^(]+)|\\bIN\\s*\\((.+)\\))\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Without a backslash a text means the same in every {@code sql_mode}. */
    private static final Pattern LITERAL = Pattern.compile(
            "\\G\\s*(?:(0|[1-9]\\d{0,17})|'((?:[^'\\\\]|'')*+)')\\s*(,|$)");

    /** Empty for every other condition. */
    static Optional<PlainCondition> of(String condition) {
        Matcher comparison = COMPARISON.matcher(condition);
        if (!comparison.matches()) {
            return Optional.empty();
        }
        return comparison.group(2) == null
                ? literals(comparison.group(1), comparison.group(3))
                : literals(comparison.group(1), comparison.group(2)).filter(one -> one.count() == 1);
    }

    private static Optional<PlainCondition> literals(String column, String list) {
        PlainCondition condition = new PlainCondition(column, new HashSet<>(), new HashSet<>());
        Matcher literal = LITERAL.matcher(list);
        boolean more = true;
        while (more) {
            if (!literal.find()) {
                return Optional.empty();
            }
            condition.add(literal.group(1), literal.group(2));
            more = !literal.group(3).isEmpty();
        }
        return Optional.of(condition);
    }

    private void add(@Nullable String number, @Nullable String text) {
        if (number != null) {
            numbers.add(number);
        } else if (text != null) {
            texts.add(folded(text.replace("''", "'")));
        }
    }

    private int count() {
        return numbers.size() + texts.size();
    }

    /** Whether it compares this column, and like with like, so that no conversion makes other rows match. */
    boolean isAbout(Column compared) {
        return compared.name().equalsIgnoreCase(column) && switch (compared.type()) {
            case LONG -> texts.isEmpty();
            case TEXT -> numbers.isEmpty();
            case JSON, TIMESTAMP_MICROS, TIMESTAMP_SECONDS -> false;
        };
    }

    /** False for a value that cannot match. */
    boolean mayMatch(@Nullable Object value) {
        return value != null && (numbers.contains(value.toString()) || texts.contains(folded(value.toString())));
    }

    /** To the database a text is equal to one with more blanks at its end. */
    private static String folded(String text) {
        return text.stripTrailing();
    }
}
