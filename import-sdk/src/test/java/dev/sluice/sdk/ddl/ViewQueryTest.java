package dev.sluice.sdk.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"AS SELECT 1|", "AS SELECT 1 FROM DUAL|",
        "AS SELECT `a`.`id` AS `id` FROM `db`.`a`|db.a", "(x, y) AS (SELECT a, b FROM t)|t",
        "AS SELECT a c, b d FROM t1 x, t2 AS y, db.t3|t1 t2 db.t3",
        "AS SELECT * FROM a JOIN b ON a.x = b.x LEFT JOIN c USING (x, y) NATURAL JOIN d STRAIGHT_JOIN e, f|a b c d e f",
        "AS SELECT * FROM (a JOIN (b CROSS JOIN c)) JOIN d|a b c d",
        "AS SELECT (SELECT MAX(x) FROM b) FROM a WHERE EXISTS (SELECT 1 FROM c) AND x IN (SELECT y FROM d)|b a c d",
        "AS SELECT * FROM (SELECT x FROM a, b) s JOIN ((SELECT 1 FROM c) UNION (SELECT 1 FROM d)) u, e|a b c d e",
        "AS SELECT EXTRACT(YEAR FROM d), TRIM(LEADING 'x' FROM c), SUBSTRING(s FROM 2) FROM t|t",
        "AS SELECT a FROM t GROUP BY a, b WITH ROLLUP HAVING a > 1 ORDER BY a, b LIMIT 1, 2|t",
        "AS SELECT a FROM t UNION ALL SELECT a FROM u EXCEPT SELECT a FROM v|t u v",
        "AS WITH c AS (SELECT 1 FROM a), d (x, y) AS (SELECT 1, 2 FROM c) SELECT * FROM c JOIN d JOIN b|a b",
        "AS WITH RECURSIVE c AS (SELECT 1 FROM a UNION ALL SELECT n + 1 FROM c) SELECT * FROM c, db.c|a db.c",
        "AS SELECT * FROM t USE INDEX FOR JOIN (i) JOIN u FORCE INDEX FOR ORDER BY (i), w|t u w",
        "AS SELECT * FROM t PARTITION (p0, p1) JOIN JSON_TABLE(t.j, '$' COLUMNS (x INT PATH '$')) AS j JOIN u|t u",
        "AS SELECT * FROM t, LATERAL (SELECT 1 FROM u) l|t u", "AS SELECT t.from, t.join FROM t WHERE t.from = 1|t",
        "AS SELECT /* FROM x */ 'FROM y' FROM `from`|from",
        "AS SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) FROM t WINDOW w AS (PARTITION BY a)|t",
        "AS SELECT a FROM t WITH CASCADED CHECK OPTION|t"})
    void findsWhatAViewSelectsFrom(String definition, String names) {
        // When
        List<Reference> found = ViewQuery.references(SqlLexer.tokens(definition, DoubleQuotes.TEXT));

        // Then
        assertThat(found.stream()
                .map(name -> name.schema().map(schema -> schema + ".").orElse("") + name.table())
                .collect(Collectors.joining(" "))).isEqualTo(names == null ? "" : names);
    }
}
