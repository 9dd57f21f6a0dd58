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

/** Recursive descent over one statement. Our own because no Java library knows TiDB's dialect. */
final class StatementParser {
    private final TokenCursor tokens;
    private final TidbProfile profile;

    StatementParser(Lexer lexer, TidbProfile profile) {
        this.tokens = new TokenCursor(lexer);
        this.profile = profile;
    }

    TidbStatement statement() {
        TidbStatement statement = switch (tokens.advance().text().toUpperCase(Locale.ROOT)) {
            case "IMPORT" -> importInto();
            case "CANCEL" -> cancel();
            default -> show();
        };
        tokens.accept(";");
        if (!tokens.current().is(Kind.END)) {
            throw tokens.unexpected();
        }
        return statement;
    }

    private TidbStatement cancel() {
        tokens.expectWord("IMPORT");
        tokens.expectWord("JOB");
        return new CancelImportJob(jobId());
    }

    private TidbStatement show() {
        if (profile.has(Feature.RAW_JOBS) && tokens.acceptWord("RAW")) {
            return showRaw();
        }
        tokens.expectWord("IMPORT");
        if (tokens.acceptWord("JOBS")) {
            return new ShowImportJobs(filter());
        }
        if (tokens.acceptWord("JOB")) {
            return new ShowImportJob(jobId());
        }
        if (profile.has(Feature.GROUPS) && tokens.acceptWord("GROUPS")) {
            return new ShowImportGroups(filter());
        }
        if (profile.has(Feature.GROUPS) && tokens.acceptWord("GROUP")) {
            return new ShowImportGroup(tokens.expect(Kind.TEXT).text(), filter());
        }
        throw tokens.unexpected();
    }

    private TidbStatement showRaw() {
        tokens.expectWord("IMPORT");
        if (tokens.acceptWord("JOBS")) {
            return new ShowRawImportJobs(filter());
        }
        tokens.expectWord("JOB");
        return new ShowRawImportJob(jobId());
    }

    private long jobId() {
        Token number = tokens.expect(Kind.WHOLE);
        try {
            return Long.parseLong(number.text());
        } catch (NumberFormatException outOfRange) {
            throw tokens.error(number, "");
        }
    }

    private ShowFilter filter() {
        if (tokens.acceptWord("LIKE")) {
            return new ShowFilter.Like(tokens.expect(Kind.TEXT).text());
        }
        return tokens.acceptWord("WHERE") ? new ShowFilter.Where(tokens.textOf(expression())) : new ShowFilter.None();
    }

    private TidbStatement importInto() {
        tokens.expectWord("INTO");
        String name = tokens.name();
        Optional<String> schema = Optional.empty();
        if (tokens.accept(".")) {
            schema = Optional.of(name);
            name = tokens.name();
        }
        List<FieldTarget> fields = tokens.accept("(") ? fields() : List.of();
        List<Assignment> assignments = tokens.acceptWord("SET") ? assignments() : List.of();
        tokens.expectWord("FROM");
        refuseQuery(fields, assignments);
        String path = tokens.expect(Kind.TEXT).text();
        Optional<String> format = tokens.acceptWord("FORMAT")
                ? Optional.of(tokens.expect(Kind.TEXT).text())
                : Optional.empty();
        List<StatementOption> options = tokens.acceptWord("WITH") ? options() : List.of();
        return new ImportInto(schema, name, fields, assignments, path, format, options);
    }

    private void refuseQuery(List<FieldTarget> fields, List<Assignment> assignments) {
        if (!tokens.current().isSymbol("(") && !tokens.current().isWord("SELECT") && !tokens.current().isWord("WITH")) {
            return;
        }
        for (FieldTarget field : fields) {
            if (field instanceof Variable(String name)) {
                throw tokens.error(tokens.current(),
                        " Cannot use user variable(" + name + ") in IMPORT INTO FROM SELECT statement.");
            }
        }
        if (!assignments.isEmpty()) {
            throw tokens.error(tokens.current(), " Cannot use SET clause in IMPORT INTO FROM SELECT statement.");
        }
        throw TidbErrors.notEmulated("IMPORT INTO ... FROM SELECT");
    }

    private List<FieldTarget> fields() {
        List<FieldTarget> fields = new ArrayList<>();
        do {
            fields.add(tokens.current().is(Kind.VARIABLE) ? variable(tokens.advance()) : new Column(columnName()));
        } while (tokens.accept(","));
        tokens.expect(")");
        return fields;
    }

    private static FieldTarget variable(Token variable) {
        return variable.text().isEmpty() ? new Discard() : new Variable(variable.text().toLowerCase(Locale.ROOT));
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        do {
            String column = columnName();
            tokens.expect("=");
            List<Token> expression = expression();
            assignments.add(new Assignment(column, tokens.textOf(expression), expression));
        } while (tokens.accept(","));
        return assignments;
    }

    /** Everything up to a comma, FROM or the end of the statement that stands in no parentheses. */
    private List<Token> expression() {
        List<Token> expression = new ArrayList<>();
        int depth = 0;
        while (depth > 0 ? !tokens.current().is(Kind.END) : !endsExpression()) {
            depth += tokens.current().isSymbol("(") ? 1 : tokens.current().isSymbol(")") ? -1 : 0;
            if (depth < 0 || tokens.current().isSymbol("?")) {
                throw tokens.unexpected();
            }
            expression.add(tokens.advance());
        }
        if (expression.isEmpty() || depth > 0) {
            throw tokens.unexpected();
        }
        return expression;
    }

    private boolean endsExpression() {
        return tokens.current().is(Kind.END) || tokens.current().isSymbol(",") || tokens.current().isSymbol(";")
                || tokens.current().isWord("FROM");
    }

    private List<StatementOption> options() {
        List<StatementOption> options = new ArrayList<>();
        do {
            String name = tokens.name().toLowerCase(Locale.ROOT);
            options.add(new StatementOption(name, tokens.accept("=") ? Optional.of(literal()) : Optional.empty()));
        } while (tokens.accept(","));
        return options;
    }

    private Literal literal() {
        boolean negative = tokens.current().isSymbol("-");
        boolean signed = tokens.accept("-") || tokens.accept("+");
        Token value = tokens.advance();
        if (value.is(Kind.WHOLE)) {
            BigInteger number = new BigInteger(value.text());
            return new Literal.Whole(negative ? number.negate() : number);
        }
        if (value.is(Kind.FRACTION)) {
            return new Literal.Other(value.text());
        }
        if (!signed && (value.is(Kind.TEXT) || value.is(Kind.BITS))) {
            return new Literal.Text(value.text());
        }
        boolean constant = value.isWord("TRUE") || value.isWord("FALSE") || value.isWord("NULL");
        if (signed || !constant) {
            throw tokens.error(value, "");
        }
        return new Literal.Other(value.text());
    }

    private String columnName() {
        String name = tokens.name();
        while (tokens.accept(".")) {
            name = tokens.name();
        }
        return name;
    }
}
