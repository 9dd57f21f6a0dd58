package dev.sluice.local.tidb.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.local.tidb.profile.Feature;
import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.TidbStatement.CancelImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroup;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportGroups;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJob;
import dev.sluice.local.tidb.statement.TidbStatement.ShowImportJobs;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TidbStatementsTest {

    private static final TidbStatements STATEMENTS = new TidbStatements(TidbProfile.V9_0);

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "SELECT 1", "SHOW TABLES", "show variables like 'import'", "IMPORT TABLE x",
        "CANCEL DISTRIBUTION JOB 1", "INSERT INTO t VALUES ('IMPORT INTO')", "/* IMPORT INTO t */ SELECT 1",
        "`import` into", "0", "@x"})
    void leavesOtherStatementsAlone(String sql) {
        assertThat(STATEMENTS.parse(sql)).isEmpty();
    }

    @Test
    void readsEveryClauseOfImportInto() {
        // When
        ImportInto statement = parsed("""
                -- from a script
                import /* here */ into `my``db`.Töpfe (id, `a b`, t.c, @Var, @) # list
                set total = @var * (1 + 2), note = concat('a,b', "it's")
                from '/dump/*.csv' format "CSV" with Thread=8, detached, skip_rows=+1, x=-2, y=1.5e3, z=NULL,
                    fields_terminated_by='\\t', h=0x1F, b=b'01';""");

        // Then
        assertThat(statement.schema()).contains("my`db");
        assertThat(statement.table()).isEqualTo("Töpfe");
        assertThat(statement.fields()).containsExactly(new FieldTarget.Column("id"), new FieldTarget.Column("a b"),
                new FieldTarget.Column("c"), new FieldTarget.Variable("var"), new FieldTarget.Discard());
        assertThat(statement.assignments()).extracting(Assignment::column, Assignment::expression)
                .containsExactly(
                        tuple("total", "@var * (1 + 2)"),
                        tuple("note", "concat('a,b', \"it's\")"));
        assertThat(statement.path()).isEqualTo("/dump/*.csv");
        assertThat(statement.format()).contains("CSV");
        assertThat(statement.options()).containsExactly(
                option("thread", new Literal.Whole(BigInteger.valueOf(8))),
                new StatementOption("detached", Optional.empty()),
                option("skip_rows", new Literal.Whole(BigInteger.ONE)),
                option("x", new Literal.Whole(BigInteger.valueOf(-2))),
                option("y", new Literal.Other("1.5e3")),
                option("z", new Literal.Other("NULL")),
                option("fields_terminated_by", new Literal.Text("\t")),
                option("h", new Literal.Text("\u001f")),
                option("b", new Literal.Text("\u0001")));
    }

    @Test
    void keepsThePathOutOfItsDescription() {
        assertThat(parsed("IMPORT INTO a.t FROM 's3://b/x?access-key=AK'")).hasToString("ImportInto[a.t]");
    }

    @Test
    void readsQuotesByTheSqlMode() {
        // Given
        SqlMode mode = new SqlMode("ANSI_QUOTES,NO_BACKSLASH_ESCAPES");

        // When
        ImportInto statement = (ImportInto) STATEMENTS
                .parse("IMPORT INTO \"a\"\"b\" FROM '/x\\''.csv'", mode)
                .orElseThrow();

        // Then
        assertThat(statement.table()).isEqualTo("a\"b");
        assertThat(statement.path()).isEqualTo("/x\\'.csv");
    }

    @Test
    void resolvesEscapesInStrings() {
        assertThat(parsed("IMPORT INTO t FROM '/\\0\\b\\n\\r\\t\\Z\\%\\_\\\\\\x''.csv'").path())
                .isEqualTo("/\0\b\n\r\t\u001a\\%\\_\\x'.csv");
    }

    @Test
    void readsTheOtherStatements() {
        assertThat(STATEMENTS.parse("SHOW IMPORT JOBS"))
                .contains(new ShowImportJobs(new ShowFilter.None()));
        assertThat(STATEMENTS.parse("show import jobs where Job_ID in (1, 2) and status = 'running';"))
                .contains(new ShowImportJobs(new ShowFilter.Where("Job_ID in (1, 2) and status = 'running'")));
        assertThat(STATEMENTS.parse("SHOW IMPORT JOBS LIKE '6000%'"))
                .contains(new ShowImportJobs(new ShowFilter.Like("6000%")));
        assertThat(STATEMENTS.parse("SHOW IMPORT JOB 7")).contains(new ShowImportJob(7));
        assertThat(STATEMENTS.parse("SHOW IMPORT GROUPS")).contains(new ShowImportGroups(new ShowFilter.None()));
        assertThat(STATEMENTS.parse("SHOW IMPORT GROUP 'g' WHERE 1"))
                .contains(new ShowImportGroup("g", new ShowFilter.Where("1")));
        assertThat(STATEMENTS.parse("CANCEL IMPORT JOB 0")).contains(new CancelImportJob(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "IMPORT INTO t", "IMPORT INTO t FROM /x.csv", "IMPORT INTO from FROM '/x.csv'",
        "IMPORT INTO t PARTITION (p) FROM '/x.csv'", "IMPORT INTO t () FROM '/x.csv'",
        "IMPORT INTO t (a FROM '/x.csv'", "IMPORT INTO t (a) SET a FROM '/x.csv'",
        "IMPORT INTO t (a) SET a = FROM '/x.csv'", "IMPORT INTO t (a) SET a = (1 FROM '/x.csv'",
        "IMPORT INTO t (a) SET a = 1) FROM '/x.csv'", "IMPORT INTO t FROM '/x.csv' WITH",
        "IMPORT INTO t FROM '/x.csv' WITH thread=", "IMPORT INTO t FROM '/x.csv' WITH thread=@x",
        "IMPORT INTO t FROM '/x.csv' WITH thread=?", "IMPORT INTO t FROM ?", "IMPORT INTO t FROM '/x.csv' WITH a b",
        "IMPORT INTO t FROM '/x.csv' WITH checksum_table=off", "IMPORT INTO t FROM '/x.csv' WITH a=-'1'",
        "IMPORT INTO t FROM '/x.csv'; SELECT 1", "IMPORT INTO t FROM '/x.csv",
        "IMPORT INTO t (a) SET a = 1 FROM (SELECT 1)", "SHOW IMPORT JOB -1", "SHOW IMPORT JOB 'x'",
        "SHOW IMPORT JOB 99999999999999999999", "SHOW IMPORT TASKS", "SHOW IMPORT GROUP g", "SHOW IMPORT JOBS LIKE 1",
        "SHOW IMPORT JOB 1 WHERE 1", "SHOW RAW IMPORT JOBS", "CANCEL IMPORT 1"})
    void refusesWhatIsNotWellFormed(String sql) {
        assertThatThrownBy(() -> STATEMENTS.parse(sql))
                .isInstanceOfSatisfying(TidbException.class, refusal -> assertThat(refusal.code()).isEqualTo(1064));
    }

    @ParameterizedTest
    @EnumSource(TidbProfile.class)
    void knowsTheStatementsOfItsProfile(TidbProfile profile) {
        // Given
        TidbStatements statements = new TidbStatements(profile);

        // Then
        assertThat(knows(statements, "SHOW IMPORT JOB 1")).isTrue();
        assertThat(knows(statements, "SHOW IMPORT GROUPS")).isEqualTo(profile.has(Feature.GROUPS));
        assertThat(knows(statements, "SHOW IMPORT GROUP 'g'")).isEqualTo(profile.has(Feature.GROUPS));
        assertThat(knows(statements, "SHOW RAW IMPORT JOBS LIKE '1%'")).isEqualTo(profile.has(Feature.RAW_JOBS));
        assertThat(knows(statements, "show raw import job 1")).isEqualTo(profile.has(Feature.RAW_JOBS));
        assertThat(knows(statements, "SHOW RAW IMPORT GROUPS")).isFalse();
    }

    private static boolean knows(TidbStatements statements, String sql) {
        try {
            return statements.parse(sql).isPresent();
        } catch (TidbException refusal) {
            assertThat(refusal.code()).isEqualTo(1064);
            return false;
        }
    }

    @Test
    void pointsAtTheOffendingTokenAndHidesStrings() {
        assertThatThrownBy(() -> STATEMENTS.parse("IMPORT INTO t\n  FROM bare.csv"))
                .hasMessageEndingWith("line 2 column 8 near \"bare\"");
        assertThatThrownBy(() -> STATEMENTS.parse("IMPORT INTO t 's3://b?secret-access-key=SK'"))
                .hasMessageEndingWith("near \"'...'\"");
    }

    private static ImportInto parsed(String sql) {
        return (ImportInto) STATEMENTS.parse(sql).orElseThrow();
    }

    private static StatementOption option(String name, Literal value) {
        return new StatementOption(name, Optional.of(value));
    }
}
