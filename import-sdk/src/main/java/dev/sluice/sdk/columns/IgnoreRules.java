package dev.sluice.sdk.columns;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.statement.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which columns of which tables are not loaded: of several entries for a table the first counts. */
public final class IgnoreRules {
    /** Everything is loaded. */
    public static final IgnoreRules NONE = new IgnoreRules(List.of());

    private final List<Rule> rules;

    private record Rule(Predicate<TableName> tables, Ignored columns) {}

    /**
     * What is not loaded of one table.
     *
     * @param columns    in lower case
     * @param ofThisOnly whether the entry names just this table, so each column must be there
     */
    record Ignored(Set<String> columns, boolean ofThisOnly) {
        static final Ignored NOTHING = new Ignored(Set.of(), false);

        boolean has(String column) {
            return columns.contains(column.toLowerCase(Locale.ROOT));
        }
    }

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Reads entries.
     *
     * @param nameCase whether the names of tables tell upper from lower case; those of columns never do
     * @throws IllegalArgumentException naming what an entry lacks, or a filter rule that cannot be read
     */
    public static IgnoreRules of(List<IgnoreColumns> entries, NameCase nameCase) {
        List<Rule> rules = new ArrayList<>();
        for (IgnoreColumns entry : entries) {
            boolean named = entry.db() != null && entry.table() != null;
            if (entry.columns().isEmpty() || named != entry.tableFilter().isEmpty()) {
                throw new IllegalArgumentException(
                        "an entry of ignore-columns needs columns, and either db and table or"
                                + " table-filter, unlike " + entry);
            }
            entry.columns().forEach(SqlText::identifier); // What cannot be a name is refused here.
            Set<String> columns = entry.columns()
                    .stream()
                    .map(column -> column.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
            rules.add(new Rule(tables(entry, nameCase), new Ignored(columns, named)));
        }
        return new IgnoreRules(List.copyOf(rules));
    }

    private static Predicate<TableName> tables(IgnoreColumns entry, NameCase nameCase) {
        if (entry.db() == null || entry.table() == null) {
            return TableFilter.parse(entry.tableFilter(), nameCase)::accepts;
        }
        TableName name = new TableName(entry.db(), entry.table());
        return switch (nameCase) {
            case SENSITIVE -> name::equals;
            case INSENSITIVE -> table -> table.folded().equals(name.folded());
        };
    }

    Ignored of(TableName table) {
        return rules.stream()
                .filter(rule -> rule.tables().test(table))
                .findFirst()
                .map(Rule::columns)
                .orElse(Ignored.NOTHING);
    }
}
