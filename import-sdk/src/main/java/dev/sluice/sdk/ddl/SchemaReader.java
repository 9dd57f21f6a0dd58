package dev.sluice.sdk.ddl;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan.Place;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Gets the one statement out of a schema file that it is there for. */
final class SchemaReader {
    private final ObjectStore store;
    private final SchemaSyntax syntax;
    private int ignored;

    SchemaReader(ObjectStore store, SchemaSyntax syntax) {
        this.store = store;
        this.syntax = syntax;
    }

    /** How many statements were left out so far. */
    int ignored() {
        return ignored;
    }

    /**
     * Reads the only statement of a type.
     *
     * @param fault told what is wrong, with file and line
     * @param made  may throw {@link UnreadableSqlException}
     * @return empty when something is wrong
     */
    <T> Optional<T> only(SchemaFile file, StatementType wanted, Consumer<Problem> fault,
            BiFunction<SqlStatement, Place, T> made) {
        List<Problem> faults = new ArrayList<>();
        Optional<T> result = Optional.empty();
        try {
            String text = SchemaText.read(store, file, syntax.charset());
            result = only(file, wanted, SqlStatement.split(text, syntax.doubleQuotes()), faults)
                    .map(statement -> made.apply(statement, new Place(file.key(), statement.line())));
        } catch (UnreadableSqlException e) {
            faults.add(e.in(file.key()));
        }
        faults.forEach(fault);
        return faults.isEmpty() ? result : Optional.empty();
    }

    private Optional<SqlStatement> only(SchemaFile file, StatementType wanted, List<SqlStatement> statements,
            List<Problem> faults) {
        List<SqlStatement> creates = new ArrayList<>();
        for (SqlStatement statement : statements) {
            if (statement.type() == wanted) {
                creates.add(statement);
            } else if (statement.type() == StatementType.IGNORABLE || statement.uses(file.schema())) {
                ignored++;
            } else {
                faults.add(new Problem(new Place(file.key(), statement.line()) + ": holds " + statement.kind()
                        + ", which an import does not run", "take it out"));
            }
        }
        String kind = wanted.name().replace('_', ' ');
        if (creates.isEmpty()) {
            faults.add(new Problem(
                    new Place(file.key(), 1) + (statements.isEmpty() ? ": is empty" : ": holds no " + kind),
                    "it must hold one " + kind + " statement"));
        } else if (creates.size() > 1) {
            faults.add(new Problem(new Place(file.key(), creates.get(1).line()) + ": holds another " + kind,
                    "keep one"));
        }
        return creates.stream().findFirst();
    }
}
