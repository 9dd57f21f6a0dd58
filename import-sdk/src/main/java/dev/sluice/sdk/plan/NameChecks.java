package dev.sluice.sdk.plan;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.scan.Inventory;
import dev.sluice.sdk.scan.SourceDatabase;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.SourceView;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Whether TiDB takes the names that a source gives: it refuses some only when they are created. */
final class NameChecks {
    /** Of a database, a table or a view, in characters. */
    private static final int LONGEST = 64;

    private NameChecks() {}

    /** Looks at every name once; pure. */
    static void look(Inventory inventory, Consumer<Finding> found) {
        inventory.databases().stream().map(SourceDatabase::name).forEach(name -> look("database", name, found));
        Stream.concat(inventory.tables().stream().map(SourceTable::name),
                inventory.views().stream().map(SourceView::name))
                .forEach(name -> look("table", name.table(), found));
    }

    private static void look(String what, String name, Consumer<Finding> found) {
        if (name.codePointCount(0, name.length()) > LONGEST) {
            found.accept(Finding.critical(Check.OBJECT_NAMES, what + " " + name + ": TiDB takes names of at most "
                    + LONGEST + " characters", "route it to a shorter name, or rename its files"));
        } else if (name.endsWith(" ")) {
            found.accept(Finding.critical(Check.OBJECT_NAMES, what + " '" + name
                    + "': TiDB takes no name that ends in a blank", "route it to another name, or rename its files"));
        }
    }
}
