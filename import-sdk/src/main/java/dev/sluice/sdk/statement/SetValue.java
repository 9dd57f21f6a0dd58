package dev.sluice.sdk.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code SET} makes a column of, row by row.
 *
 * <p>Built of parts and never of SQL text, so that nothing in it can be read as anything else. TiDB evaluates it on other
 * nodes, in a session that knows nothing of ours; what it refuses there (columns, subqueries, system variables, assignments)
 * has no part here, and {@link Call} refuses the functions.
 */
public sealed interface SetValue {

    /** A text. */
    record Text(String value) implements SetValue {}

    /** A number, of at most 65 digits with 30 of them behind the point. */
    record Numeric(BigDecimal value) implements SetValue {

        /** @throws InvalidOptionException when TiDB has no such number */
        public Numeric {
            if (value.scale() > 30 || value.precision() - Math.min(value.scale(), 0) > 65) {
                throw new InvalidOptionException("a number in SET has at most 65 digits, 30 of them behind the point");
            }
        }

        public Numeric(long value) {
            this(BigDecimal.valueOf(value));
        }
    }

    /** {@code NULL}. */
    record Null() implements SetValue {}

    /** A field of the row: the name of a {@link FieldTarget.Variable}, without the {@code @}. */
    record Variable(String name) implements SetValue {}

    /** A function of TiDB, such as {@code NULLIF} or {@code STR_TO_DATE}, with its arguments. */
    record Call(String function, List<SetValue> arguments) implements SetValue {

        /** @throws InvalidOptionException when it is no name of a function, or of one that TiDB refuses here */
        public Call {
            SetFunctions.requireAllowed(function);
            arguments = List.copyOf(arguments);
        }

        public Call(String function, SetValue... arguments) {
            this(function, List.of(arguments));
        }
    }

    /** Two values and what is between them. */
    record Operation(SetValue left, Operator operator, SetValue right) implements SetValue {}

    /** What stands between two values. */
    enum Operator {
        PLUS("+"), MINUS("-"), TIMES("*"), DIVIDED_BY("/"), EQUAL("="), UNEQUAL("<>"), LESS("<"), AT_MOST("<="),
        GREATER(">"), AT_LEAST(">="), AND("AND"), OR("OR");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }
    }

    /** The names of the variables in it. */
    default Stream<String> variables() {
        return switch (this) {
            case Text text -> Stream.empty();
            case Numeric number -> Stream.empty();
            case Null nothing -> Stream.empty();
            case Variable(String name) -> Stream.of(name);
            case Call(String function, List<SetValue> arguments) -> arguments.stream().flatMap(SetValue::variables);
            case Operation(SetValue left, Operator operator, SetValue right) ->
                Stream.concat(left.variables(), right.variables());
        };
    }

    /**
     * The expression, with every operation in parentheses.
     *
     * @param literal writes a text as a literal
     */
    default String sql(UnaryOperator<String> literal) {
        return switch (this) {
            case Text(String value) -> literal.apply(value);
            case Numeric(BigDecimal value) -> value.toPlainString();
            case Null() -> "NULL";
            case Variable(String name) -> SqlText.variable(name);
            case Call(String function, List<SetValue> arguments) -> function.toUpperCase(Locale.ROOT) + arguments
                    .stream()
                    .map(argument -> argument.sql(literal))
                    .collect(Collectors.joining(", ", "(", ")"));
            case Operation(SetValue left, Operator operator, SetValue right) ->
                "(" + left.sql(literal) + " " + operator.sql + " " + right.sql(literal) + ")";
        };
    }
}
