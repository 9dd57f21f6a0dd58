package dev.sluice.scanner;

import dev.sluice.sdk.statement.SqlText;
import dev.sluice.sdk.tidb.TidbSession;

/**
 * An account of a TiDB.
 *
 * @param user its name, which may hold an {@code @}
 * @param host from where it comes, as TiDB keeps it; often {@code %}
 */
record Account(String user, String host) {

    /** Reads the answer to {@code CURRENT_USER()}. */
    static Account of(String currentUser) {
        int at = currentUser.lastIndexOf('@');
        return at < 0
                ? new Account(currentUser, "%")
                : new Account(currentUser.substring(0, at), currentUser.substring(at + 1));
    }

    /** Asks for the one that the session works as. */
    static Account ask(TidbSession session) {
        return session.query("SELECT CURRENT_USER() AS account")
                .first()
                .flatMap(row -> row.text("account"))
                .map(Account::of)
                .orElseThrow(() -> new IllegalStateException("CURRENT_USER() has no value"));
    }

    /** The statement that grants it privileges everywhere. */
    String grantEverywhere(String privileges) {
        return grant(privileges, "*.*");
    }

    /**
     * The statement that grants it privileges on the tables of a schema. TiDB takes it for what does not exist yet too, as it does
     * not for a single table.
     */
    String grantOnSchema(String privileges, String schema) {
        // The name is a pattern there.
        return grant(privileges, SqlText.identifier(schema.replaceAll("[\\\\%_]", "\\\\$0")) + ".*");
    }

    /** The statement that grants it a look at one table. */
    String grantSelect(String schema, String table) {
        return grant("SELECT", SqlText.identifier(schema) + "." + SqlText.identifier(table));
    }

    private String grant(String privileges, String where) {
        return "GRANT " + privileges + " ON " + where + " TO " + this;
    }

    /** As it is written in SQL. */
    @Override
    public String toString() {
        return SqlText.string(user) + "@" + SqlText.string(host);
    }
}
