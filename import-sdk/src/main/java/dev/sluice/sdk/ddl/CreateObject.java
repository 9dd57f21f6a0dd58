package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code CREATE} statement taken apart at the name of what it creates.
 *
 * @param rest the tokens behind the name
 */
record CreateObject(SqlStatement statement, int keywordEnd, int nameEnd, List<SqlToken> rest) {

    /** @throws UnreadableSqlException when there is no name where one must be */
    static CreateObject of(SqlStatement statement, String... keywords) {
        List<SqlToken> tokens = statement.tokens();
        int keyword = statement.indexOf(keywords);
        int at = keyword + 1;
        List<SqlToken> skipped = new ArrayList<>();
        while (at < tokens.size() && (!tokens.get(at).isMeaning() || tokens.get(at).isWord("IF", "NOT", "EXISTS"))) {
            skipped.add(tokens.get(at++));
        }
        at = afterName(tokens, at, statement);
        if (at + 1 < tokens.size() && tokens.get(at).isSymbol(".")) {
            at = afterName(tokens, at + 1, statement);
        }
        requireWholeComments(skipped, statement);
        return new CreateObject(statement, tokens.get(keyword).end(), tokens.get(at - 1).end(),
                tokens.subList(at, tokens.size()));
    }

    private static int afterName(List<SqlToken> tokens, int at, SqlStatement statement) {
        if (at >= tokens.size() || !tokens.get(at).isName()) {
            throw new UnreadableSqlException(statement.kind() + " does not say a name where one is expected");
        }
        return at + 1;
    }

    /** The piece that the new name replaces must not hold one end of a comment only. */
    private static void requireWholeComments(List<SqlToken> replaced, SqlStatement statement) {
        long open = replaced.stream().filter(token -> token.kind() == Kind.OPEN_EXECUTABLE).count();
        long closed = replaced.stream().filter(token -> token.kind() == Kind.CLOSE_EXECUTABLE).count();
        if (open != closed) {
            throw new UnreadableSqlException(statement.kind() + " has its name in another comment than the rest");
        }
    }

    /** The statement for another name, which may start with {@code IF NOT EXISTS}; SQL as it is. */
    String renamed(String name, List<SqlEdit> more) {
        List<SqlEdit> edits = new ArrayList<>(more);
        edits.add(new SqlEdit(keywordEnd, nameEnd, " " + name));
        return statement.edited(edits);
    }
}
