package dev.sluice.local.tidb.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.statement.TableMentions.Mention;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableMentionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select a, 'from x' from t where b = "into y" -- from z | .t
            SELECT 1 FROM a.`b c` JOIN d ON true                   | a.b c,.d
            insert into t values (1, (select 1 from u))            | .t
            INSERT IGNORE t SELECT * FROM u                        | .t,.u
            replace into s.t values (1)                            | s.t
            update t set a = (select 1 from u)                     | .t,.u
            delete from t                                          | .t
            truncate t                                             | .t
            TRUNCATE TABLE s.t                                     | s.t
            alter table t add column c int                         | .t
            drop table if exists t                                 | .t
            rename table t to u                                    | .t
            with c as (select 1 from t) select * from c            | .t,.c
            /* from x */ select 1 from (select 1 from t) as d      | .t
            """)
    void findsTheTablesOfAStatement(String sql, String expected) {
        assertThat(TableMentions.of(sql).stream().map(TableMentionsTest::text))
                .isEqualTo(Arrays.asList(expected.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "show columns from t", "create table t (id int)", "select 1", "select 'from t",
        "set @a = 1", "explain select 1 from t"})
    void findsNoneInOtherStatements(String sql) {
        assertThat(TableMentions.of(sql)).isEmpty();
    }

    private static String text(Mention mention) {
        return mention.schema().orElse("") + "." + mention.table();
    }
}
