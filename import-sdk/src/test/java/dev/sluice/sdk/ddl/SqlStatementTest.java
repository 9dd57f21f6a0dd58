package dev.sluice.sdk.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {

    static Stream<Arguments> scripts() {
        return Stream.of(Arguments.of("a; b;c", List.of("a", "b", "c")),
                Arguments.of(" ;; /* x; */ ; -- y;\n # z;\n", List.of()),
                Arguments.of("a 'x;''y\\';' \"p;\\\"q\" `k;``l`; b", List.of("a 'x;''y\\';' \"p;\\\"q\" `k;``l`", "b")),
                Arguments.of("a /*! b */ c; d", List.of("a /*! b */ c", "d")),
                Arguments.of("/*!40101 SET NAMES binary*/;\nCREATE", List.of("/*!40101 SET NAMES binary*/", "CREATE")),
                Arguments.of("a--b; c --\n; d", List.of("a--b", "c", "d")),
                Arguments.of("a /*T![x;y] b /* c; */ d */ e; f", List.of("a /*T![x;y] b /* c; */ d */ e", "f")),
                Arguments.of("a 'x\\\\'; b", List.of("a 'x\\\\'", "b")),
                Arguments.of("a `x\\`; b", List.of("a `x\\`", "b")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void endsAStatementWhereTidbDoes(String script, List<String> statements) {
        assertThat(SqlStatement.split(script, DoubleQuotes.TEXT)).extracting(statement -> statement.edited(List.of()))
                .isEqualTo(statements);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b\\\"", "a `b", "a /* b", "a /*! b", "a /*! b; c */", "a 'b\\"})
    void refusesTextThatIsLeftOpen(String script) {
        assertThatThrownBy(() -> SqlStatement.split(script, DoubleQuotes.TEXT)).isInstanceOf(
                UnreadableSqlException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"NO_ZERO_DATE|TEXT", "no_zero_date, ansi|NAME",
        "ANSI_QUOTES|NAME", "ANSI_QUOTES_NOT|TEXT", "ORACLE|NAME"})
    void knowsTheModesUnderWhichDoubleQuotesHoldAName(String sqlMode, DoubleQuotes meaning) {
        assertThat(DoubleQuotes.under(sqlMode)).isEqualTo(meaning);
    }

    /** A backslash is nothing special in a name: the first of these would be left open as a text. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"a \"x\\\"; b|x\\", "a \"x\"\"y\"; b|x\"y"})
    void takesDoubleQuotesForThoseOfANameUnderAnsiQuotes(String script, String name) {
        // When
        List<SqlStatement> statements = SqlStatement.split(script, DoubleQuotes.NAME);

        // Then
        assertThat(statements).hasSize(2);
        assertThat(statements.getFirst().tokens().getLast().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"CREATE DATABASE a|CREATE_DATABASE",
        "create schema a|CREATE_DATABASE", "CREATE TABLE a (b INT)|CREATE_TABLE",
        "/*!50001 CREATE TABLE a (b INT)*/|CREATE_TABLE", "CREATE VIEW a AS SELECT 1|CREATE_VIEW",
        "CREATE OR REPLACE VIEW a AS SELECT 1|CREATE_VIEW",
        "CREATE ALGORITHM=UNDEFINED DEFINER=`view`@`%` SQL SECURITY DEFINER VIEW a AS SELECT 1|CREATE_VIEW",
        "/*!50001 CREATE ALGORITHM=MERGE */ /*!50013 SQL SECURITY INVOKER */ /*!50001 VIEW a AS SELECT 1 */|CREATE_VIEW",
        "SET NAMES binary|IGNORABLE", "/*!40014 SET FOREIGN_KEY_CHECKS=0*/|IGNORABLE",
        "DROP TABLE IF EXISTS a|IGNORABLE", "CREATE TEMPORARY TABLE a (b INT)|OTHER", "CREATE USER a|OTHER",
        "CREATE DEFINER=a PROCEDURE view() SELECT 1|OTHER", "CREATE DEFINER=a TRIGGER b|OTHER",
        "INSERT INTO a VALUES (1)|OTHER", "GRANT ALL ON a TO b|OTHER", "USE a|OTHER", "CREATE|OTHER",
        "'CREATE' TABLE a|OTHER"})
    void tellsWhatAStatementDoes(String sql, StatementType type) {
        assertThat(SqlStatement.split(sql, DoubleQuotes.TEXT)).singleElement()
                .extracting(SqlStatement::type)
                .isEqualTo(type);
    }
}
