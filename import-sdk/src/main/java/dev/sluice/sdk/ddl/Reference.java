package dev.sluice.sdk.ddl;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.statement.SqlText;
import java.util.List;
import java.util.Optional;

/**
 * Another table or view that a statement names.
 *
 * @param schema as written; empty for that of the session
 * @param start  of its text in the script, inclusive
 * @param end    of its text in the script, exclusive
 */
record Reference(Optional<String> schema, String table, int start, int end) {

    /** Reads {@code [schema.]table} where the tokens begin with it. */
    static Optional<Reference> at(List<SqlToken> tokens, int at) {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            return Optional.empty();
        }
        SqlToken first = tokens.get(at);
        boolean qualified = at + 2 < tokens.size() && tokens.get(at + 1).isSymbol(".") && tokens.get(at + 2).isName();
        if (!qualified) {
            return Optional.of(new Reference(Optional.empty(), first.name(), first.start(), first.end()));
        }
        SqlToken second = tokens.get(at + 2);
        return Optional.of(new Reference(Optional.of(first.name()), second.name(), first.start(), second.end()));
    }

    /** What it names where this database is the current one. */
    TableName within(String current) {
        return new TableName(schema.orElse(current), table);
    }

    /** Names this table instead. */
    SqlEdit to(TableName name) {
        return new SqlEdit(start, end, SqlText.table(name));
    }
}
