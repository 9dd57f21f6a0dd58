package dev.sluice.cli.sql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sluice.cli.settings.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadStatementTest {

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1", "select*from t",
        "  -- why\n/* so */ SELECT 'DELETE; /*! x */', \"a''b\" FROM `up``date`",
        "SHOW TABLES", "explain DELETE FROM t", "desc t", "DESCRIBE t", "WITH a AS (SELECT 1) SELECT * FROM a",
        "(SELECT 1)",
        "SELECT /*+ MAX_EXECUTION_TIME(1) */ REPLACE(a, 'b', 'c') FROM t", "TABLE t"})
    void sendsWhatOnlyReads(String statement) {
        assertThatCode(() -> ReadStatement.require(statement)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DROP TABLE t", "delete from t", "/*!50000 DROP TABLE t */", "/*T! DROP TABLE t */",
        "SELECT 1 /*! INTO OUTFILE '/tmp/x' */", "SELECT 1 INTO OUTFILE '/tmp/x'", "EXPLAIN ANALYZE DELETE FROM t",
        "desc analyze update t set a = 1", "WITH a AS (SELECT 1) DELETE FROM t", "SET GLOBAL x = 1",
        "IMPORT INTO t FROM '/x'",
        "-- SELECT\nDROP TABLE t", "'SELECT' DROP", "CALL p()", "BEGIN"})
    void keepsBackWhatMayChangeSomething(String statement) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> ReadStatement.require(statement))
                .withMessageContaining("--write");
    }
}
