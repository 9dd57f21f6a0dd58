package dev.sluice.sdk.statement;

import java.util.Locale;
import java.util.Set;

/** What TiDB keeps out of a SET clause (error 1105), in its words, and what is written like a function and is none. */
final class SetFunctions {
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "group_concat",
            "bit_and", "bit_or", "bit_xor", "std", "stddev", "stddev_pop", "stddev_samp", "var_pop", "var_samp",
            "variance", "json_arrayagg", "json_objectagg", "approx_count_distinct", "approx_percentile");
    private static final Set<String> WINDOWS = Set.of("row_number", "rank", "dense_rank", "cume_dist", "percent_rank",
            "ntile", "lead", "lag", "first_value", "last_value", "nth_value");
    private static final Set<String> REFUSED = Set.of("setvar", "getvar", "current_user", "current_role",
            "connection_id", "tidb_is_ddl_owner", "sleep", "last_insert_id", "default");
    private static final Set<String> QUERIES = Set.of("select", "with", "table", "exists", "any", "all", "some");

    private SetFunctions() {}

    static void requireAllowed(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z_][a-z0-9_]*")) {
            throw new InvalidOptionException("'" + function + "' is not the name of a function");
        }
        if (QUERIES.contains(name)) {
            throw refused("subquery");
        }
        if (name.equals("values")) {
            throw refused("VALUES");
        }
        if (AGGREGATES.contains(name)) {
            throw refused("aggregate FUNCTION " + name);
        }
        if (WINDOWS.contains(name)) {
            throw refused("window FUNCTION " + name);
        }
        if (REFUSED.contains(name)) {
            throw refused("FUNCTION " + name);
        }
    }

    private static InvalidOptionException refused(String what) {
        return new InvalidOptionException(what + " is not supported in IMPORT INTO column assignment");
    }
}
