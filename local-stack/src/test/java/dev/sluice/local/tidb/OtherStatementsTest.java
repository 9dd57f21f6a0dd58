package dev.sluice.local.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.profile.TidbProfile;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherStatementsTest {

    private final OtherStatements statements = new OtherStatements(TidbProfile.V9_0, () -> {
        throw new AssertionError("nothing is carried out here");
    });

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT tidb_version()",
        " /* who */ select TIDB_VERSION( ) ;\n",
        "CREATE VIEW IF NOT EXISTS v AS SELECT 1",
        "-- a view\ncreate or replace algorithm=merge view if not exists `v` as select 1",
        "CREATE DEFINER='root'@'%' SQL SECURITY DEFINER VIEW IF NOT EXISTS v AS SELECT 1",
        "SELECT TIDB_TABLE_ID FROM information_schema.tables WHERE table_schema = 'a''\\\\' AND table_name = 't'"
    })
    void answersWhatMariaDbWouldTakeDifferently(String sql) {
        assertThat(statements.answerTo(sql)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SELECT VERSION()",
        "SELECT tidb_version() FROM t",
        "CREATE VIEW v AS SELECT 'VIEW IF NOT EXISTS'",
        "CREATE TABLE IF NOT EXISTS t (a VARCHAR(9) DEFAULT 'VIEW IF NOT EXISTS')",
        "INSERT INTO t VALUES ('CREATE VIEW IF NOT EXISTS')",
        ""
    })
    void leavesTheRestToMariaDb(String sql) {
        assertThat(statements.answerTo(sql)).isEmpty();
    }

    @ParameterizedTest
    @Timeout(5)
    @ValueSource(strings = {" ", "/**/", "CREATE ", "'", "\n"})
    void looksIntoALongStatementQuickly(String piece) {
        assertThat(statements.answerTo(piece.repeat(100_000))).isEmpty();
    }
}
