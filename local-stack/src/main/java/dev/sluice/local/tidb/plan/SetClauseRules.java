package dev.sluice.local.tidb.plan;

import dev.sluice.local.tidb.statement.Assignment;
import dev.sluice.local.tidb.statement.FieldTarget;
import dev.sluice.local.tidb.statement.FieldTarget.Variable;
import dev.sluice.local.tidb.statement.TidbErrors;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.Token;
import dev.sluice.local.tidb.statement.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What TiDB keeps out of a SET clause, because it evaluates the clause on other nodes in another session. The rules go
 * by tokens; whether the expression is well formed is found out by the server that evaluates it.
 */
final class SetClauseRules {
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "group_concat",
            "bit_and", "bit_or", "bit_xor", "std", "stddev", "stddev_pop", "stddev_samp", "var_pop", "var_samp",
            "variance", "json_arrayagg", "json_objectagg", "approx_count_distinct", "approx_percentile");
    private static final Set<String> WINDOWS = Set.of("row_number", "rank", "dense_rank", "cume_dist", "percent_rank",
            "ntile", "lead", "lag", "first_value", "last_value", "nth_value");
    private static final Set<String> REFUSED = Set.of("current_user", "current_role", "connection_id",
            "tidb_is_ddl_owner", "sleep", "last_insert_id");
    /** Words that stand in an expression without being a column. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "unknown", "and", "or", "xor", "not",
            "div", "mod", "is", "in", "between", "like", "escape", "regexp", "rlike", "case", "when", "then", "else",
            "end", "as", "using", "collate", "binary", "interval", "from", "both", "leading", "trailing", "for",
            "signed", "unsigned", "integer", "current_date", "current_time", "current_timestamp", "localtime",
            "localtimestamp", "utc_date", "utc_time", "utc_timestamp", "date", "time", "timestamp", "microsecond",
            "second", "minute", "hour", "day", "week", "month", "quarter", "year", "day_hour", "day_minute",
            "day_second", "hour_minute", "hour_second", "minute_second", "year_month");
    /** The word behind one of these is a type, a character set or a collation. */
    private static final Set<String> NAMING = Set.of("as", "using", "collate");

    private SetClauseRules() {}

    static void check(List<FieldTarget> fields, List<Assignment> assignments) {
        Set<String> variables = new HashSet<>();
        for (FieldTarget field : fields) {
            if (field instanceof Variable(String name)) {
                variables.add(name);
            }
        }
        for (int i = 0; i < assignments.size(); i++) {
            check(assignments.get(i).tokens(), variables, i);
        }
    }

    private static void check(List<Token> tokens, Set<String> variables, int index) {
        Token nothing = new Token(Kind.END, "", 0, 0);
        for (int i = 0; i < tokens.size(); i++) {
            Token before = i == 0 ? nothing : tokens.get(i - 1);
            Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : nothing;
            problem(before, tokens.get(i), after, variables, index).ifPresent(problem -> {
                throw problem;
            });
        }
    }

    private static Optional<TidbException> problem(
            Token before, Token token, Token after, Set<String> variables, int index) {
        String name = token.text().toLowerCase(Locale.ROOT);
        return switch (token.kind()) {
            case SYSTEM_VARIABLE -> refused("system variable is not supported", index);
            case VARIABLE -> after.isSymbol(":=")
                    ? Optional.of(TidbErrors.variableAssigned(index))
                    : variables.contains(name) ? Optional.empty() : Optional.of(TidbErrors.outsideVariable(index));
            case QUOTED_NAME -> after.isSymbol("(")
                    ? function(name, index)
                    : refused("COLUMN reference is not supported", index);
            case WORD -> after.isSymbol("(") ? function(name, index) : word(before, name, after, index);
            case TEXT, WHOLE, FRACTION, BITS, SYMBOL, END -> Optional.empty();
        };
    }

    private static Optional<TidbException> function(String name, int index) {
        if (name.equals("select")) {
            return refused("subquery is not supported", index);
        }
        if (name.equals("values")) {
            return refused("COLUMN reference is not supported", index);
        }
        if (AGGREGATES.contains(name)) {
            return refused("aggregate FUNCTION " + name + " is not supported", index);
        }
        if (WINDOWS.contains(name)) {
            return refused("window FUNCTION " + name + " is not supported", index);
        }
        boolean refused = REFUSED.contains(name) || name.equals("default");
        return refused ? refused("FUNCTION " + name + " is not supported", index) : Optional.empty();
    }

    private static Optional<TidbException> word(Token before, String name, Token after, int index) {
        if (name.equals("select") || name.equals("exists")) {
            return refused("subquery is not supported", index);
        }
        if (name.equals("default") || REFUSED.contains(name)) {
            return refused("FUNCTION " + name + " is not supported", index);
        }
        boolean introducer = name.startsWith("_") && after.is(Kind.TEXT);
        boolean named = NAMING.contains(before.text().toLowerCase(Locale.ROOT));
        return introducer || named || WORDS.contains(name)
                ? Optional.empty()
                : refused("COLUMN reference is not supported", index);
    }

    private static Optional<TidbException> refused(String what, int index) {
        return Optional.of(TidbErrors.badAssignment(what, index));
    }
}
