package dev.sluice.scanner;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Grants;
import dev.sluice.sdk.plan.DumpPlan;
import dev.sluice.sdk.scan.SourceView;
import dev.sluice.sdk.store.SourceUri;
import dev.sluice.sdk.store.SourceUri.Scheme;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Whether the account may do what an import does. What roles give does not show, so it is never called missing. */
final class GrantChecks {
    /** What {@code IMPORT INTO} asks for on its table. */
    static final Set<String> IMPORT = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "ALTER");

    private static final String FILE = "FILE";
    private static final Set<String> ANYWHERE = Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "ALTER", "CREATE",
            "CREATE VIEW", FILE);
    private static final int SHOWN = 5;

    private final Map<TableName, Set<String>> needed = new TreeMap<>();
    /** TiDB reads files of its own disk. */
    private final boolean needsFile;

    private GrantChecks(boolean needsFile) {
        this.needsFile = needsFile;
    }

    /** What an import of the source does. */
    static GrantChecks of(SourceUri source, DumpPlan plan) {
        GrantChecks needs = new GrantChecks(source.scheme() == Scheme.LOCAL);
        plan.inventory()
                .tables()
                .stream()
                .filter(table -> table.pattern().isPresent())
                .forEach(table -> needs.need(table.name(), IMPORT));
        plan.tables()
                .stream()
                .filter(table -> !table.isInTarget())
                .forEach(table -> needs.need(table.name(), Set.of("CREATE")));
        plan.inventory()
                .views()
                .stream()
                .map(SourceView::name)
                .filter(view -> plan.existing().filter(there -> there.has(view)).isEmpty())
                .forEach(view -> needs.need(view, Set.of("CREATE VIEW")));
        return needs;
    }

    /** Asks TiDB what the account of the session may do; all of it unknown when TiDB does not say. */
    static Grants ask(TidbSession session) {
        try {
            return Grants.of(session.query("SHOW GRANTS")
                    .values()
                    .stream()
                    .map(row -> String.valueOf(row.getFirst()))
                    .toList());
        } catch (TidbException e) {
            if (e.failure() instanceof TidbFailure.Refused) {
                return new Grants(List.of(), false);
            }
            throw e;
        }
    }

    /**
     * Tells what is missing, or that nothing is.
     *
     * @param grants those of the account
     */
    void look(Account account, Grants grants, Consumer<Finding> found) {
        Map<String, List<TableName>> missing = missing(grants);
        missing.forEach((privileges, tables) -> found.accept(lack(grants, privileges, listed(tables),
                onSchemas(account, privileges, tables))));
        boolean lacksFile = needsFile && !grants.everywhere(FILE);
        if (lacksFile) {
            found.accept(lack(grants, FILE, "*.*", account.grantEverywhere(FILE)));
        }
        if (missing.isEmpty() && !lacksFile) {
            found.accept(Finding.ok(Check.GRANTS, needed.isEmpty()
                    ? "nothing is asked for"
                    : "all that the import asks for on " + needed.size() + " tables and views"));
        }
    }

    /** Of an account for which no tables are known yet: whether it may import into any, with files from anywhere. */
    static void lookEverywhere(Account account, Grants grants, Consumer<Finding> found) {
        String lacking = ANYWHERE.stream()
                .filter(privilege -> !grants.everywhere(privilege))
                .sorted()
                .collect(Collectors.joining(", "));
        found.accept(lacking.isEmpty()
                ? Finding.ok(Check.GRANTS, account + " may import into every table")
                : Finding.info(Check.GRANTS, account + " was not granted everywhere: " + lacking,
                        "name a SOURCE to see what is missing for its tables, or, for every table: "
                                + account.grantEverywhere(lacking)));
    }

    /** Tables by the privileges that they lack. */
    private Map<String, List<TableName>> missing(Grants grants) {
        Map<String, List<TableName>> missing = new TreeMap<>();
        needed.forEach((table, privileges) -> {
            Set<String> lacking = grants.missing(privileges, table);
            if (!lacking.isEmpty()) {
                missing.computeIfAbsent(String.join(", ", lacking), any -> new ArrayList<>()).add(table);
            }
        });
        return missing;
    }

    private static Finding lack(Grants grants, String privileges, String where, String statements) {
        String seen = privileges + " on " + where + " is not granted to this account";
        return grants.isWhole()
                ? Finding.critical(Check.GRANTS, seen, statements)
                : Finding.info(Check.GRANTS, seen + " as far as SHOW GRANTS can be read; a role may give it",
                        "look at the account's roles; TiDB checks it when a job is submitted; without a role: "
                                + statements);
    }

    private static String onSchemas(Account account, String privileges, List<TableName> tables) {
        List<String> schemas = tables.stream().map(TableName::schema).distinct().toList();
        return schemas.stream()
                .limit(SHOWN)
                .map(schema -> account.grantOnSchema(privileges, schema))
                .collect(Collectors.joining("; "))
                + (schemas.size() <= SHOWN ? "" : "; and so for " + (schemas.size() - SHOWN) + " more schemas");
    }

    private void need(TableName table, Set<String> privileges) {
        needed.computeIfAbsent(table, any -> new TreeSet<>()).addAll(privileges);
    }

    private static String listed(List<TableName> tables) {
        String shown = tables.stream().limit(SHOWN).map(TableName::toString).collect(Collectors.joining(", "));
        return tables.size() <= SHOWN ? shown : shown + " and " + (tables.size() - SHOWN) + " more";
    }
}
