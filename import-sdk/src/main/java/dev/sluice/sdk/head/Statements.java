package dev.sluice.sdk.head;

import java.util.Locale;

/** What becomes of statements that are no INSERT: TiDB passes over them, or its job fails at them. */
final class Statements {

    private Statements() {}

    /** Whether it begins a statement that would make, fill, change or drop something. */
    static boolean changes(HeadToken first) {
        return first.isWord("INSERT", "REPLACE", "LOAD", "DELETE", "UPDATE", "TRUNCATE", "CREATE", "DROP", "CALL",
                "IMPORT");
    }

    /** What is said of a statement that is refused. */
    static String meaning(HeadToken first) {
        if (first.isWord("LOAD")) {
            return "the file is not one of rows: its LOAD DATA reads them from another file, as mydumper writes it with"
                    + " --load-data";
        }
        if (first.kind() == HeadToken.Kind.OPEN) {
            return "a row has no INSERT in front of it";
        }
        return changes(first)
                ? first.text().toUpperCase(Locale.ROOT) + " is not carried out: TiDB reads rows only"
                : "TiDB knows no statement that begins with " + Excerpt.of(first.shown()) + " in a file of rows";
    }
}
