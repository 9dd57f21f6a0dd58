package dev.sluice.sdk.statement;

import dev.sluice.sdk.statement.ReadToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code IMPORT INTO}, read by TiDB's grammar. Fails on anything before, within or after it that is not of it.
 *
 * @param fields  as written, without quotes: {@code c}, {@code @v} or {@code @}
 * @param set     the tokens of a column's expression
 * @param options by name in upper case; a flag has no token
 */
record ReadStatement(String schema, String table, List<String> fields, Map<String, List<ReadToken>> set,
        String location, String format, Map<String, List<ReadToken>> options) {

    static ReadStatement of(String sql) {
        return new Reader(ReadToken.all(sql)).statement();
    }

    /** The meaning of an option with one literal. */
    String option(String name) {
        List<ReadToken> tokens = options.get(name);
        if (tokens == null || tokens.size() != 1) {
            throw new AssertionError(name + " is " + tokens);
        }
        return tokens.getFirst().meaning();
    }

    private static final class Reader {
        private final List<ReadToken> tokens;
        private int at;

        private Reader(List<ReadToken> tokens) {
            this.tokens = tokens;
        }

        private ReadStatement statement() {
            word("IMPORT");
            word("INTO");
            String schema = take(Kind.NAME);
            symbol(".");
            String table = take(Kind.NAME);
            List<String> fields = isSymbol("(") ? fields() : List.of();
            Map<String, List<ReadToken>> set = isWord("SET") ? assignments() : Map.of();
            word("FROM");
            String location = take(Kind.TEXT);
            word("FORMAT");
            String format = take(Kind.TEXT);
            word("WITH");
            Map<String, List<ReadToken>> options = options();
            if (at != tokens.size()) {
                throw new AssertionError("more than a statement: " + tokens.subList(at, tokens.size()));
            }
            return new ReadStatement(schema, table, fields, set, location, format, options);
        }

        private List<String> fields() {
            List<String> fields = new ArrayList<>();
            do {
                at++;
                fields.add(isSymbol("@") ? variable() : take(Kind.NAME));
            } while (isSymbol(","));
            symbol(")");
            return fields;
        }

        private String variable() {
            symbol("@");
            return tokens.get(at).kind() == Kind.NAME ? "@" + take(Kind.NAME) : "@";
        }

        private Map<String, List<ReadToken>> assignments() {
            Map<String, List<ReadToken>> set = new LinkedHashMap<>();
            do {
                at++;
                String column = take(Kind.NAME);
                symbol("=");
                put(set, column, expression());
            } while (isSymbol(","));
            return set;
        }

        private List<ReadToken> expression() {
            List<ReadToken> expression = new ArrayList<>();
            int depth = 0;
            while (depth > 0 || !(isSymbol(",") || isWord("FROM"))) {
                depth += isSymbol("(") ? 1 : isSymbol(")") ? -1 : 0;
                expression.add(tokens.get(at++));
            }
            return expression;
        }

        private Map<String, List<ReadToken>> options() {
            Map<String, List<ReadToken>> options = new LinkedHashMap<>();
            at--;
            do {
                at++;
                String name = take(Kind.WORD);
                put(options, name, isSymbol("=") ? value() : List.of());
            } while (isSymbol(","));
            return options;
        }

        private List<ReadToken> value() {
            symbol("=");
            ReadToken literal = tokens.get(at++);
            if (literal.kind() != Kind.TEXT && literal.kind() != Kind.NUMBER) {
                throw new AssertionError("no literal: " + literal);
            }
            return List.of(literal);
        }

        private static void put(Map<String, List<ReadToken>> into, String name, List<ReadToken> value) {
            if (into.put(name, value) != null) {
                throw new AssertionError(name + " twice");
            }
        }

        private boolean isSymbol(String text) {
            return at < tokens.size() && tokens.get(at).equals(new ReadToken(Kind.SYMBOL, text));
        }

        private boolean isWord(String text) {
            return at < tokens.size() && tokens.get(at).equals(new ReadToken(Kind.WORD, text));
        }

        private void symbol(String text) {
            expect(new ReadToken(Kind.SYMBOL, text));
        }

        private void word(String text) {
            expect(new ReadToken(Kind.WORD, text));
        }

        private void expect(ReadToken wanted) {
            if (!tokens.get(at).equals(wanted)) {
                throw new AssertionError("expected " + wanted + " at " + tokens.subList(at, tokens.size()));
            }
            at++;
        }

        private String take(Kind kind) {
            if (tokens.get(at).kind() != kind) {
                throw new AssertionError("expected a " + kind + " at " + tokens.subList(at, tokens.size()));
            }
            return tokens.get(at++).meaning();
        }
    }
}
