package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
            throw statement.unreadable("does not say a name where one is expected");
        }
        return at + 1;
    }

    /** The piece that the new name replaces must not hold one end of a comment only. */
    private static void requireWholeComments(List<SqlToken> replaced, SqlStatement statement) {
        long open = replaced.stream().filter(token -> token.kind() == Kind.OPEN_EXECUTABLE).count();
        long closed = replaced.stream().filter(token -> token.kind() == Kind.CLOSE_EXECUTABLE).count();
        if (open != closed) {
            throw statement.unreadable("has its name in another comment than the rest");
        }
    }

    /** The table that a {@code CREATE TABLE a LIKE b} copies; the second may stand in parentheses. */
    Optional<Reference> like() {
        List<SqlToken> words = meaning();
        int at = !words.isEmpty() && words.getFirst().isSymbol("(") ? 1 : 0;
        return at < words.size() && words.get(at).isWord("LIKE") ? Reference.at(words, at + 1) : Optional.empty();
    }

    /** The other tables that a {@code CREATE TABLE} names. */
    List<Reference> references() {
        List<SqlToken> words = meaning();
        return Stream.concat(like().stream(), IntStream.range(0, words.size())
                .filter(i -> words.get(i).isWord("REFERENCES"))
                .mapToObj(i -> Reference.at(words, i + 1))
                .flatMap(Optional::stream)).toList();
    }

    private List<SqlToken> meaning() {
        return rest.stream().filter(SqlToken::isMeaning).toList();
    }

    /** The statement for another name, which may start with {@code IF NOT EXISTS}; SQL as it is. */
    String renamed(String name, List<SqlEdit> more) {
        List<SqlEdit> edits = new ArrayList<>(more);
        edits.add(new SqlEdit(keywordEnd, nameEnd, " " + name));
        return statement.edited(edits);
    }
}
