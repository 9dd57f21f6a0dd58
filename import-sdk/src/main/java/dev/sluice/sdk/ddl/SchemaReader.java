package dev.sluice.sdk.ddl;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.DdlPlan.Place;
import dev.sluice.sdk.scan.SchemaFile;
import dev.sluice.sdk.statement.Backslash;
import dev.sluice.sdk.store.ObjectStore;
import dev.sluice.sdk.zone.DataZone;
import dev.sluice.sdk.zone.NamedZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
    <T> Optional<T> only(SchemaFile file, StatementType wanted, Consumer<Problem> fault, Function<Found, T> made) {
        List<Problem> faults = new ArrayList<>();
        Optional<T> result = Optional.empty();
        try {
            String text = SchemaText.read(store, file, syntax.charset());
            requireOneMeaning(text);
            List<SqlStatement> statements = SqlStatement.split(text, syntax.doubleQuotes());
            result = only(file, wanted, statements, faults)
                    .map(statement -> new Found(statement, new Place(file.key(), statement.line()),
                            zone(file, statements, statement)))
                    .map(made);
        } catch (UnreadableSqlException e) {
            faults.add(e.in(file.key()));
        }
        faults.forEach(fault);
        return faults.isEmpty() ? result : Optional.empty();
    }

    /**
     * The statement that a schema file is there for.
     *
     * @param zone the time zone that the file gives to its session before it
     */
    record Found(SqlStatement statement, Place place, Optional<NamedZone> zone) {}

    // Dumpling doubles backslashes in schema files whatever it does to rows, so nobody knows what one stands for there.
    private void requireOneMeaning(String text) {
        int backslash = text.indexOf('\\');
        if (syntax.backslash() == Backslash.PLAIN && backslash >= 0) {
            throw new UnreadableSqlException(text, backslash, "holds a backslash, which under sql_mode"
                    + " NO_BACKSLASH_ESCAPES may stand for itself or for an escape",
                    "create it by hand before, so that the file is not needed");
        }
    }

    private static Optional<NamedZone> zone(SchemaFile file, List<SqlStatement> all, SqlStatement wanted) {
        Optional<NamedZone> zone = Optional.empty();
        for (SqlStatement statement : all.subList(0, all.indexOf(wanted))) {
            Optional<String> said = ZoneSetting.of(statement);
            if (said.isPresent()) {
                zone = Optional.of(new NamedZone(known(statement, said.get()),
                        new Place(file.key(), statement.line()).toString()));
            }
        }
        return zone;
    }

    private static DataZone known(SqlStatement statement, String said) {
        try {
            return DataZone.of(said);
        } catch (IllegalArgumentException e) {
            throw statement.unreadable("names a time zone that TiDB does not have: " + e.getMessage());
        }
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
