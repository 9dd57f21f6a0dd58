package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.local.tidb.profile.TidbProfile;
import dev.sluice.local.tidb.statement.SqlMode;
import dev.sluice.local.tidb.statement.TidbException;
import dev.sluice.local.tidb.statement.TidbStatement.ImportInto;
import dev.sluice.local.tidb.statement.TidbStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What TiDB 9.0 refuses beyond the cases of {@code TidbContractIT}: request, code, SQLSTATE, start of the text. */
class ImportRefusalsTest {
    private static final SessionContext SESSION = new SessionContext(Optional.of("test"), new Account("root", "%"),
            SqlMode.DEFAULT, "SYSTEM", false, Set.of());

    @TempDir
    private Path data;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(data.resolve("small.csv"), "1,a\n2,b\n");
        Files.writeString(data.resolve("empty.csv"), "");
        Files.writeString(data.resolve("rows.sql"), "INSERT INTO t VALUES (1,'a');\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            import into t from '/file.csv' with split_file, skip_rows=2 ~ 8164 ~ HY000 ~ Invalid option value for skip_rows, should be <= 1 when split-file is enabled
            import into t from '/file.csv' with thread='8' ~ 8164 ~ HY000 ~ Invalid option value for thread
            import into t from '/file.csv' with thread ~ 8164 ~ HY000 ~ Invalid option value for thread
            import into t from '/file.csv' with thread=99999999999999999999 ~ 8164 ~ HY000 ~ Invalid option value for thread
            import into t from '/file.csv' with max_write_speed='11aa' ~ 8164 ~ HY000 ~ Invalid option value for max_write_speed
            import into t from '/file.csv' with checksum_table='never' ~ 8164 ~ HY000 ~ Invalid option value for checksum_table
            import into t from '/file.csv' with record_errors=-2 ~ 8164 ~ HY000 ~ Invalid option value for record_errors
            import into t from '{data}/small.csv' with fields_terminated_by='"|' ~ 8162 ~ HY000 ~ %!(EXTRA string=FIELDS ENCLOSED BY and TERMINATED BY must not be prefix of each other)
            import into t from '/file.csv' with on_duplicate_key='error' ~ 8163 ~ HY000 ~ Unknown option on_duplicate_key
            import into nodb.t from '{data}/small.csv' ~ 1146 ~ 42S02 ~ Table 'nodb.t' doesn't exist
            import into v from '{data}/small.csv' ~ 1288 ~ HY000 ~ The target table v of the IMPORT is not updatable
            import into t(@a) set nope=@a from '{data}/small.csv' ~ 1054 ~ 42S22 ~ Unknown column 'nope' in 'field list'
            import into t(id, @a) set ID=@a from '{data}/small.csv' ~ 1110 ~ 42000 ~ Column 'id' specified twice
            import into t(@a) set id=@a, name=sum(@a) from '{data}/small.csv' ~ 1105 ~ HY000 ~ aggregate FUNCTION sum is not supported in IMPORT INTO column assignment, index 1
            import into t(@a) set id=id+1 from '{data}/small.csv' ~ 1105 ~ HY000 ~ COLUMN reference is not supported in IMPORT INTO column assignment, index 0
            import into t(@a) set id=@@port from '{data}/small.csv' ~ 1105 ~ HY000 ~ system variable is not supported in IMPORT INTO column assignment, index 0
            import into t(@a) set id=(@b:=1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ setting a variable in IMPORT INTO column assignment is not supported, index 0
            import into t(@a) set id=@b from '{data}/small.csv' ~ 1105 ~ HY000 ~ column assignment cannot use variables set outside IMPORT INTO statement, index 0
            import into t(@a) set id=default from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION default is not supported in IMPORT INTO column assignment, index 0
            import into t(@a) set id=row_number() over () from '{data}/small.csv' ~ 1105 ~ HY000 ~ window FUNCTION row_number is not supported in IMPORT INTO column assignment, index 0
            import into t(@a) set id=sleep(1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION sleep is not supported in IMPORT INTO column assignment, index 0
            import into t(@a) set id=values(id) from '{data}/small.csv' ~ 1105 ~ HY000 ~ COLUMN reference is not supported in IMPORT INTO column assignment, index 0
            import into t from '{data}/a%zz.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: parse "{data}/a%zz.csv": invalid URL escape "%zz". Please
            import into t from (select 1) ~ 1235 ~ 42000 ~ The stand-in for TiDB does not carry out IMPORT INTO ... FROM SELECT
            import into t from '{data}/empty.csv' ~ 8173 ~ HY000 ~ PreCheck failed: No file matched, or the file is empty. Please provide a valid file location.
            import into t from '{data}/[a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: Glob pattern error: syntax error in pattern.
            import into t from 's3://b/a.1.csv?access-key=AK' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: secret_access_key not found.
            import into t from '{data}/rows.sql' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            import into t from '{data}/small.csv' with cloud_storage_uri='s3://sort/' ~ 8173 ~ HY000 ~ PreCheck failed: check cloud storage uri access:
            """)
    void refusesInTheServersWords(String sql, int code, String sqlState, String text) {
        // When
        TidbException refusal = refusal(sql.replace("{data}", data.toString()));

        // Then
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.sqlState()).isEqualTo(sqlState);
        assertThat(refusal).hasMessageStartingWith(text.replace("{data}", data.toString()))
                .hasMessageNotContaining("access-key=AK");
    }

    private static TidbException refusal(String sql) {
        return catchThrowableOfType(TidbException.class, () -> {
            var statement = (ImportInto) new TidbStatements(TidbProfile.V9_0).parse(sql).orElseThrow();
            new ImportPlanner(TidbProfile.V9_0, Path.of("/")).plan(statement, SESSION, new FakeCatalog());
        });
    }
}
