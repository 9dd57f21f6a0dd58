package dev.sluice.sdk.head;

import dev.sluice.sdk.head.HeadToken.Kind;
import dev.sluice.sdk.statement.Backslash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a SQL data file's beginning, one token after the other. It takes what TiDB's reader of such files reads as it is
 * meant, and no more: that reader knows {@code INSERT … VALUES} with constants only, carries out nothing else, and passes
 * over much of what it does not know in silence.
 */
final class HeadReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final String DUMP_AGAIN = "dump the rows again as INSERT … VALUES with constants, one table a file";
    /** Where a user says that a dump has no escapes. */
    private static final String MODE_IS_SAID = "tidb.sql-mode in a tidb-lightning.toml, sqlMode in a manifest";
    private static final String MAY_BE_PLAIN = "if a backslash in its texts is a plain character, import it with sql_mode "
            + Backslash.MODE + " (" + MODE_IS_SAID + "); else ";
    private static final String TAKE_OUT = "take it out of the file, or put it into a comment such as /*!40101 … */";

    /** Where in the file the next token stands. */
    private enum Place {
        /** Between statements. */
        START,
        /** In a statement that TiDB passes over and that changes no row. */
        OTHER,
        TARGET, COLUMN, BEHIND_COLUMN, BEFORE_VALUES, BEFORE_ROW, VALUE, BEHIND_VALUE, BEHIND_ROW
    }

    private final HeadLexer lexer;
    private final List<Setting> settings = new ArrayList<>();
    private final List<HeadToken> other = new ArrayList<>();
    private final List<HeadToken> target = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private Place place = Place.START;
    private @Nullable InsertHead first;
    private @Nullable HeadFault fault;
    /** What TiDB waits for an INSERT behind; an end of the file there fails its job. */
    private @Nullable HeadToken open;
    private Optional<String> used = Optional.empty();
    private String zone = "";
    private boolean listed;
    private int insertLine;
    private int values;
    private int valuesOfFirst = -1;
    private boolean rowSeen;
    private boolean whole;

    HeadReader(HeadLexer lexer) {
        this.lexer = lexer;
    }

    SqlHead read() {
        while (fault == null) {
            HeadToken token = lexer.next();
            if (token.kind() == Kind.CUT) {
                break;
            }
            if (token.kind() == Kind.END_OF_FILE) {
                whole = true;
                end(token);
                break;
            }
            take(token);
        }
        return new SqlHead(Optional.ofNullable(first), valuesOfFirst < 0
                ? OptionalInt.empty()
                : OptionalInt.of(valuesOfFirst), settings, Optional.ofNullable(fault), rows());
    }

    private RowSight rows() {
        if (rowSeen) {
            return RowSight.SEEN;
        }
        return whole && fault == null ? RowSight.NONE : RowSight.UNKNOWN;
    }

    private void take(HeadToken token) {
        if (token.kind() == Kind.EXECUTABLE) {
            comment(token);
        } else if (token.kind() == Kind.UNREADABLE) {
            refuseRow(token, token.text().length() > 1
                    ? token.text()
                    : "TiDB cannot read " + Excerpt.of(token.text())
                            + " outside a text");
        } else {
            place = switch (place) {
                case START -> start(token);
                case OTHER -> other(token);
                case TARGET -> target(token);
                case COLUMN -> column(token);
                case BEHIND_COLUMN -> behindColumn(token);
                case BEFORE_VALUES -> beforeValues(token);
                case BEFORE_ROW -> beforeRow(token);
                case VALUE -> value(token);
                case BEHIND_VALUE -> behindValue(token);
                case BEHIND_ROW -> behindRow(token);
            };
        }
    }

    private Place start(HeadToken token) {
        if (token.kind() == Kind.SEMICOLON) {
            return Place.START;
        }
        if (token.isWord("INSERT", "REPLACE")) {
            target.clear();
            columns.clear();
            listed = false;
            insertLine = token.line();
            open = token;
            return Place.TARGET;
        }
        if (token.isWord("SET", "LOCK", "UNLOCK", "BEGIN", "START", "COMMIT", "USE") || isHash(token)) {
            other.clear();
            other.add(token);
            open = token;
            return Place.OTHER;
        }
        return refuse(token, Statements.meaning(token));
    }

    /** A comment for MySQL, words for TiDB: the end of the line ends it, where all of it are words. */
    private static boolean isHash(HeadToken token) {
        return token.kind() == Kind.WORD && token.text().startsWith("#");
    }

    private Place other(HeadToken token) {
        HeadToken opening = other.getFirst();
        if (isHash(opening) && token.line() > opening.line()) {
            return start(token);
        }
        if (token.kind() == Kind.SEMICOLON) {
            return set(other);
        }
        other.add(token);
        boolean harmless = token.isName() || (token.kind() == Kind.COMMA);
        return harmless
                ? Place.OTHER
                : refuse(opening, "TiDB cannot read " + Excerpt.of(token.shown()) + " in " + Excerpt.of(
                        shown(other)), TAKE_OUT);
    }

    /** All rows are read in one session. */
    private Place set(List<HeadToken> statement) {
        if (statement.size() == 2 && statement.getFirst().isWord("USE")) {
            used = Optional.of(statement.getLast().name());
        }
        for (Setting setting : SetStatement.read(statement)) {
            if (lexer.backslashEscapes() && setting.endsEscapes()) {
                return refuse(setting.line(), "the file is written under " + Backslash.MODE
                        + ", which TiDB passes over: a backslash in a text would change it",
                        "import it with that sql_mode: " + MODE_IS_SAID);
            }
            if (rowSeen && setting.name().equals("time_zone") && !zone.equals(setting.value())) {
                return refuse(setting.line(), "the zone becomes " + Excerpt.of(setting.value())
                        + " behind rows, and TiDB reads all rows in one", DUMP_AGAIN);
            }
            settings.add(setting);
            zone = setting.name().equals("time_zone") ? setting.value() : zone;
        }
        return Place.START;
    }

    private Place target(HeadToken token) {
        if (token.isName()) {
            target.add(token);
            return Place.TARGET;
        }
        return switch (token.kind()) {
            case OPEN -> isTarget(token) ? Place.COLUMN : place;
            case VALUES -> isTarget(token) ? head() : place;
            default -> refuse(token, "TiDB cannot read " + Excerpt.of(token.shown()) + " in front of VALUES");
        };
    }

    private boolean isTarget(HeadToken token) {
        if (InsertTarget.of(target).isEmpty()) {
            refuse(token, "TiDB passes over " + Excerpt.of(shown(target)) + ", which is no table alone");
        }
        return fault == null;
    }

    private Place column(HeadToken token) {
        if (token.isName()) {
            columns.add(token.name());
            return Place.BEHIND_COLUMN;
        }
        return refuse(token, "TiDB cannot read " + Excerpt.of(token.shown()) + " in the list of columns");
    }

    private Place behindColumn(HeadToken token) {
        return switch (token.kind()) {
            case COMMA -> Place.COLUMN;
            case CLOSE -> {
                listed = true;
                yield Place.BEFORE_VALUES;
            }
            default -> refuse(token, "TiDB cannot read " + Excerpt.of(token.shown()) + " in the list of columns");
        };
    }

    private Place beforeValues(HeadToken token) {
        return token.kind() == Kind.VALUES
                ? head()
                : refuse(token, Excerpt.of(token.shown()) + " stands where TiDB knows VALUES only");
    }

    /** The head of an INSERT is whole. */
    private Place head() {
        InsertHead head = InsertTarget.of(target)
                .map(name -> new InsertHead(name.schema().or(() -> used), name.table(),
                        listed ? Optional.of(columns) : Optional.empty(), insertLine))
                .orElseThrow();
        if (first == null) {
            first = head;
        } else if (!first.isLike(head)) {
            return refuse(insertLine, "the INSERT goes to " + head.described() + ", that of line " + first.line()
                    + " to " + first.described() + ", and TiDB reads all rows of a table alike", DUMP_AGAIN);
        }
        return Place.BEFORE_ROW;
    }

    private Place beforeRow(HeadToken token) {
        if (token.kind() == Kind.OPEN) {
            values = 0;
            return Place.VALUE;
        }
        return refuse(token, Excerpt.of(token.shown()) + " stands where TiDB knows rows in parentheses only");
    }

    private Place value(HeadToken token) {
        if (token.kind() == Kind.CONVERSION) {
            return Place.VALUE;
        }
        values++;
        return switch (token.kind()) {
            case NULL, TRUE, FALSE, INTEGER, HEX, BIN, SINGLE_QUOTED, DOUBLE_QUOTED -> Place.BEHIND_VALUE;
            case WORD -> NUMBER.matcher(token.text()).matches()
                    ? Place.BEHIND_VALUE
                    : refuseRow(token, "TiDB takes " + Excerpt.of(token.shown())
                            + " for a text, not for what it means");
            default -> refuseRow(token, Excerpt.of(token.shown()) + " stands where TiDB knows constants only");
        };
    }

    private Place behindValue(HeadToken token) {
        return switch (token.kind()) {
            case CONVERSION -> Place.BEHIND_VALUE;
            case COMMA -> Place.VALUE;
            case CLOSE -> row(token);
            case OPEN -> refuse(token, "a row calls a function, and TiDB knows constants only");
            default -> refuseRow(token, "TiDB takes " + Excerpt.of(token.shown())
                    + " for a value of its own, for no comma"
                    + " stands before it");
        };
    }

    private Place row(HeadToken token) {
        rowSeen = true;
        open = null;
        int expected = listed ? columns.size() : valuesOfFirst < 0 ? values : valuesOfFirst;
        valuesOfFirst = expected;
        return values == expected
                ? Place.BEHIND_ROW
                : refuseRow(token, "a row has " + values + " values where " + expected
                        + " belong: TiDB would drop or make up"
                        + " values");
    }

    private Place behindRow(HeadToken token) {
        return switch (token.kind()) {
            case COMMA -> Place.BEFORE_ROW;
            case SEMICOLON -> Place.START;
            default -> refuse(token, "TiDB passes over " + Excerpt.of(token.shown()) + " behind a row");
        };
    }

    /** TiDB passes over all comments, also over those that a MySQL server carries out. */
    private void comment(HeadToken comment) {
        HeadLexer inside = new HeadLexer(comment.text(), true, true);
        List<HeadToken> tokens = new ArrayList<>();
        for (HeadToken token = inside.next(); token.kind() != Kind.END_OF_FILE; token = inside.next()) {
            tokens.add(new HeadToken(token.kind(), token.text(), comment.line() + token.line() - 1));
        }
        if (place == Place.START || place == Place.BEHIND_ROW) {
            set(tokens);
            tokens.stream()
                    .findFirst()
                    .filter(Statements::changes)
                    .ifPresent(token -> refuse(token, "TiDB passes over "
                            + Excerpt.of(comment.shown()) + ", because it stands in a comment"));
        } else if (place != Place.TARGET && place != Place.OTHER) {
            refuse(comment, "TiDB passes over " + Excerpt.of(comment.shown()) + ", because it stands in a comment");
        }
    }

    private void end(HeadToken end) {
        if (place != Place.START && place != Place.BEHIND_ROW && place != Place.OTHER) {
            refuse(end, "the file ends within a statement");
        } else if (open != null) {
            refuse(open, "the file ends behind " + Excerpt.of(shown(other)) + " without rows, where TiDB's job fails"
                    + " (premature EOF)", TAKE_OUT);
        }
    }

    /** Where a text may have ended elsewhere than the dump means it. */
    private Place refuseRow(HeadToken token, String what) {
        return refuse(token, what, lexer.quoteEscaped() ? MAY_BE_PLAIN + DUMP_AGAIN : DUMP_AGAIN);
    }

    private Place refuse(HeadToken token, String what) {
        return refuse(token, what, DUMP_AGAIN);
    }

    private Place refuse(HeadToken token, String what, String advice) {
        return refuse(token.line(), what, advice);
    }

    private Place refuse(int line, String what, String advice) {
        fault = new HeadFault(line, what, advice);
        return place;
    }

    private static String shown(List<HeadToken> tokens) {
        StringBuilder text = new StringBuilder();
        tokens.forEach(token -> text.append(text.isEmpty() ? "" : " ").append(token.shown()));
        return text.toString();
    }
}
