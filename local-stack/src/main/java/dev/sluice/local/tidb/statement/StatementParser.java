package dev.sluice.local.tidb.statement;

import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.FieldTarget.Column;
import dev.sluice.local.tidb.statement.FieldTarget.Discard;
import dev.sluice.local.tidb.statement.FieldTarget.Variable;
import dev.sluice.local.tidb.statement.TidbStatement.CancelImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroup;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroups;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJobs;
import dev.sluice.local.tidb.statement.TidbStatement.ShowRawImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowRawImportJobs;
import dev.sluice.local.tidb.statement.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Recursive descent over one statement. Our own because no Java library knows TiDB's dialect. */
final class StatementParser {
    private static final Set<String> RESERVED = Set.of("from", "set", "with", "select", "into", "where", "like",
            "show", "table", "values", "format", "partition", "ignore", "replace", "and", "or", "not", "null");

    private final Lexer lexer;
    private final String sql;
    private final TidbProfile profile;
    private Token token;

    StatementParser(Lexer lexer, TidbProfile profile) {
        this.lexer = lexer;
        this.sql = lexer.sql();
        this.profile = profile;
        this.token = lexer.next();
    }

    TidbStatement statement() {
        TidbStatement statement = switch (advance().text().toUpperCase(Locale.ROOT)) {
            case "IMPORT" -> importInto();
            case "CANCEL" -> cancel();
            default -> show();
        };
        accept(";");
        if (!token.is(Kind.END)) {
            throw unexpected();
        }
        return statement;
    }

    private TidbStatement cancel() {
        expectWord("IMPORT");
        expectWord("JOB");
        return new CancelImportJob(jobId());
    }

    private TidbStatement show() {
        if (profile.has(Feature.RAW_JOBS) && acceptWord("RAW")) {
            return showRaw();
        }
        expectWord("IMPORT");
        if (acceptWord("JOBS")) {
            return new ShowImportJobs(filter());
        }
        if (acceptWord("JOB")) {
            return new ShowImportJob(jobId());
        }
        if (profile.has(Feature.GROUPS) && acceptWord("GROUPS")) {
            return new ShowImportGroups(filter());
        }
        if (profile.has(Feature.GROUPS) && acceptWord("GROUP")) {
            return new ShowImportGroup(expect(Kind.TEXT).text(), filter());
        }
        throw unexpected();
    }

    private TidbStatement showRaw() {
        expectWord("IMPORT");
        if (acceptWord("JOBS")) {
            return new ShowRawImportJobs(filter());
        }
        expectWord("JOB");
        return new ShowRawImportJob(jobId());
    }

    private long jobId() {
        Token number = expect(Kind.WHOLE);
        try {
            return Long.parseLong(number.text());
        } catch (NumberFormatException outOfRange) {
            throw lexer.syntaxError(number, "");
        }
    }

    private ShowFilter filter() {
        if (acceptWord("LIKE")) {
            return new ShowFilter.Like(expect(Kind.TEXT).text());
        }
        return acceptWord("WHERE") ? new ShowFilter.Where(textOf(expression())) : new ShowFilter.None();
    }

    private TidbStatement importInto() {
        expectWord("INTO");
        String name = name();
        Optional<String> schema = Optional.empty();
        if (accept(".")) {
            schema = Optional.of(name);
            name = name();
        }
        List<FieldTarget> fields = accept("(") ? fields() : List.of();
        List<Assignment> assignments = acceptWord("SET") ? assignments() : List.of();
        expectWord("FROM");
        refuseQuery(fields, assignments);
        String path = expect(Kind.TEXT).text();
        Optional<String> format = acceptWord("FORMAT") ? Optional.of(expect(Kind.TEXT).text()) : Optional.empty();
        List<StatementOption> options = acceptWord("WITH") ? options() : List.of();
        return new ImportInto(schema, name, fields, assignments, path, format, options);
    }

    private void refuseQuery(List<FieldTarget> fields, List<Assignment> assignments) {
        if (!token.isSymbol("(") && !token.isWord("SELECT") && !token.isWord("WITH")) {
            return;
        }
        for (FieldTarget field : fields) {
            if (field instanceof Variable(String name)) {
                throw lexer.syntaxError(token,
                        " Cannot use user variable(" + name + ") in IMPORT INTO FROM SELECT statement.");
            }
        }
        if (!assignments.isEmpty()) {
            throw lexer.syntaxError(token, " Cannot use SET clause in IMPORT INTO FROM SELECT statement.");
        }
        throw TidbErrors.notEmulated("IMPORT INTO ... FROM SELECT");
    }

    private List<FieldTarget> fields() {
        List<FieldTarget> fields = new ArrayList<>();
        do {
            fields.add(token.is(Kind.VARIABLE) ? variable(advance()) : new Column(columnName()));
        } while (accept(","));
        expect(")");
        return fields;
    }

    private static FieldTarget variable(Token variable) {
        return variable.text().isEmpty() ? new Discard() : new Variable(variable.text().toLowerCase(Locale.ROOT));
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        do {
            String column = columnName();
            expect("=");
            List<Token> expression = expression();
            assignments.add(new Assignment(column, textOf(expression), expression));
        } while (accept(","));
        return assignments;
    }

    /** Everything up to a comma, FROM or the end of the statement that stands in no parentheses. */
    private List<Token> expression() {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (depth > 0 ? !token.is(Kind.END) : !endsExpression()) {
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth < 0 || token.isSymbol("?")) {
                throw unexpected();
            }
            tokens.add(advance());
        }
        if (tokens.isEmpty() || depth > 0) {
            throw unexpected();
        }
        return tokens;
    }

    private boolean endsExpression() {
        return token.is(Kind.END) || token.isSymbol(",") || token.isSymbol(";") || token.isWord("FROM");
    }

    private String textOf(List<Token> tokens) {
        return sql.substring(tokens.getFirst().start(), tokens.getLast().end());
    }

    private List<StatementOption> options() {
        List<StatementOption> options = new ArrayList<>();
        do {
            String name = name().toLowerCase(Locale.ROOT);
            options.add(new StatementOption(name, accept("=") ? Optional.of(literal()) : Optional.empty()));
        } while (accept(","));
        return options;
    }

    private Literal literal() {
        boolean negative = token.isSymbol("-");
        boolean signed = accept("-") || accept("+");
        Token value = advance();
        if (value.is(Kind.WHOLE)) {
            BigInteger number = new BigInteger(value.text());
            return new Literal.Whole(negative ? number.negate() : number);
        }
        if (value.is(Kind.FRACTION)) {
            return new Literal.Other(value.text());
        }
        if (!signed && value.is(Kind.TEXT)) {
            return new Literal.Text(value.text());
        }
        boolean constant = value.is(Kind.BITS) || value.isWord("TRUE") || value.isWord("FALSE")
                || value.isWord("NULL");
        if (signed || !constant) {
            throw lexer.syntaxError(value, "");
        }
        return new Literal.Other(value.text());
    }

    private String columnName() {
        String name = name();
        while (accept(".")) {
            name = name();
        }
        return name;
    }

    private String name() {
        boolean plain = token.is(Kind.WORD) && !RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
        if (!plain && !token.is(Kind.QUOTED_NAME)) {
            throw unexpected();
        }
        return advance().text();
    }

    private Token advance() {
        Token current = token;
        token = current.is(Kind.END) ? current : lexer.next();
        return current;
    }

    private Token expect(Kind kind) {
        if (!token.is(kind)) {
            throw unexpected();
        }
        return advance();
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw unexpected();
        }
    }

    private void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected();
        }
    }

    private boolean accept(String symbol) {
        return acceptIf(token.isSymbol(symbol));
    }

    private boolean acceptWord(String word) {
        return acceptIf(token.isWord(word));
    }

    private boolean acceptIf(boolean matches) {
        if (matches) {
            advance();
        }
        return matches;
    }

    private TidbException unexpected() {
        return lexer.syntaxError(token, "");
    }
}
