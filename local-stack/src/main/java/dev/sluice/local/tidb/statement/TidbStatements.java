package dev.sluice.local.tidb.statement;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.util.Optional;

/** Tells TiDB's import statements from all others and reads them. Pure; safe on any thread. */
public final class TidbStatements {
    private final TidbProfile profile;

    /** @param profile whose grammar it is */
    public TidbStatements(TidbProfile profile) {
        this.profile = profile;
    }

    /** {@link #parse(String, SqlMode)} for a session with TiDB's default mode. */
    public Optional<TidbStatement> parse(String sql) {
        return parse(sql, SqlMode.DEFAULT);
    }

    /**
     * Reads {@code sql} as that TiDB does.
     *
     * @param mode decides what a backslash and a double quote mean
     * @return empty when the first words belong to another statement, which is then not looked at any further
     * @throws TidbException 1064 when the statement is of this family but not well formed, or starts with an open quote
     */
    public Optional<TidbStatement> parse(String sql, SqlMode mode) {
        return isImportStatement(sql, mode)
                ? Optional.of(new StatementParser(new Lexer(sql, mode), profile).statement())
                : Optional.empty();
    }

    private static boolean isImportStatement(String sql, SqlMode mode) {
        Lexer lexer = new Lexer(sql, mode);
        Token first = lexer.next();
        if (first.isWord("IMPORT")) {
            return lexer.next().isWord("INTO");
        }
        if (first.isWord("CANCEL")) {
            return lexer.next().isWord("IMPORT");
        }
        if (!first.isWord("SHOW")) {
            return false;
        }
        Token second = lexer.next();
        return second.isWord("IMPORT") || (second.isWord("RAW") && lexer.next().isWord("IMPORT"));
    }
}
