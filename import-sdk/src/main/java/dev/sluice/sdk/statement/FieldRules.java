package dev.sluice.sdk.statement;

import dev.sluice.sdk.statement.FieldTarget.Column;
import dev.sluice.sdk.statement.FieldTarget.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What TiDB demands of column list and SET together (errors 1110 and 1105). It takes names in any case for the same. */
final class FieldRules {

    private FieldRules() {}

    static void check(List<FieldTarget> fields, List<Assignment> assignments) {
        requireOnce(Stream.concat(columns(fields), assignments.stream().map(Assignment::column)));
        requireKnown(variables(fields), assignments);
    }

    private static void requireOnce(Stream<String> columns) {
        Set<String> seen = new HashSet<>();
        columns.filter(column -> !seen.add(column.toLowerCase(Locale.ROOT))).findFirst().ifPresent(twice -> {
            throw new InvalidOptionException("column " + twice + " is filled twice; leave one out of columns and SET");
        });
    }

    private static void requireKnown(Set<String> variables, List<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            assignment.value()
                    .variables()
                    .filter(name -> !variables.contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidOptionException("SET " + assignment.column() + " reads @" + name
                                + ", which no field of the file goes to");
                    });
        }
    }

    private static Stream<String> columns(List<FieldTarget> fields) {
        return fields.stream().filter(Column.class::isInstance).map(field -> ((Column) field).name());
    }

    private static Set<String> variables(List<FieldTarget> fields) {
        return fields.stream()
                .filter(Variable.class::isInstance)
                .map(field -> ((Variable) field).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
