package dev.sluice.local.tidb.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

/** What TiDB 9.0 answers to statements that it refuses: request, code, SQLSTATE, start of the text. */
class ServerContractTest {
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
            C01  ~ import into t from '/file.csv' with xx=1 ~ 8163 ~ HY000 ~ Unknown option xx
            C02  ~ import into t from '/file.csv' with detached=1 ~ 8164 ~ HY000 ~ Invalid option value for detached
            C03  ~ import into t from '/file.csv' with character_set ~ 8164 ~ HY000 ~ Invalid option value for character_set
            C04  ~ import into t from '/file.csv' with detached, detached ~ 8165 ~ HY000 ~ Option detached specified more than once
            C05  ~ import into t from '/file.csv' with character_set='aa' ~ 8164 ~ HY000 ~ Invalid option value for character_set
            C06  ~ import into t from '/file.csv' with fields_terminated_by='' ~ 8164 ~ HY000 ~ Invalid option value for fields_terminated_by
            C07  ~ import into t from '/file.csv' with fields_enclosed_by='aa' ~ 8164 ~ HY000 ~ Invalid option value for fields_enclosed_by
            C08  ~ import into t from '/file.csv' with skip_rows=-1 ~ 8164 ~ HY000 ~ Invalid option value for skip_rows
            C09  ~ import into t from '/file.csv' with skip_rows=true ~ 8164 ~ HY000 ~ Invalid option value for skip_rows
            C10  ~ import into t from '/file.csv' with split_file ~ 8164 ~ HY000 ~ Invalid option value for lines_terminated_by, should not be empty when use split_file
            C10b ~ import into t from '/file.csv' with split_file, skip_rows=2 ~ 8164 ~ HY000 ~ Invalid option value for skip_rows, should be <= 1 when split-file is enabled
            C12  ~ import into t from '/file.csv' with disk_quota='220MiBxxx' ~ 8164 ~ HY000 ~ Invalid option value for disk_quota
            C13  ~ import into t from '/file.csv' with disk_quota=1 ~ 8164 ~ HY000 ~ Invalid option value for disk_quota
            C14  ~ import into t from '/file.csv' with thread=0 ~ 8164 ~ HY000 ~ Invalid option value for thread
            C14b ~ import into t from '/file.csv' with thread='8' ~ 8164 ~ HY000 ~ Invalid option value for thread
            C14c ~ import into t from '/file.csv' with thread ~ 8164 ~ HY000 ~ Invalid option value for thread
            C14d ~ import into t from '/file.csv' with thread=99999999999999999999 ~ 8164 ~ HY000 ~ Invalid option value for thread
            C16  ~ import into t from '/file.csv' with max_write_speed=-1 ~ 8164 ~ HY000 ~ Invalid option value for max_write_speed
            C16b ~ import into t from '/file.csv' with max_write_speed='11aa' ~ 8164 ~ HY000 ~ Invalid option value for max_write_speed
            C17  ~ import into t from '/file.csv' with checksum_table=false ~ 8164 ~ HY000 ~ Invalid option value for checksum_table
            C17b ~ import into t from '/file.csv' with checksum_table='never' ~ 8164 ~ HY000 ~ Invalid option value for checksum_table
            C17c ~ import into t from '/file.csv' with record_errors=-2 ~ 8164 ~ HY000 ~ Invalid option value for record_errors
            C19  ~ import into t from '/file.csv' with cloud_storage_uri='http://sdsd' ~ 8164 ~ HY000 ~ Invalid option value for cloud_storage_uri
            C20  ~ import into t from '/file.csv' format 'sql' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            C22  ~ import into t from '/file.csv' format 'xx' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            C23  ~ import into t from '/a.csv' format 'xx' ~ 8157 ~ HY000 ~ The FORMAT 'xx' is not supported
            C24  ~ import into t from '' ~ 8156 ~ HY000 ~ The value of INFILE must not be empty when LOAD DATA from LOCAL
            C25  ~ import into t from '/file.csv' with thread=4+4 ~ 1064 ~ 42000 ~ You have an error in your SQL syntax
            C26  ~ import into t from '/file.csv' format csv ~ 1064 ~ 42000 ~ You have an error in your SQL syntax
            C27  ~ import into t from '{data}/small.csv' with fields_terminated_by='"' ~ 8162 ~ HY000 ~ FIELDS ENCLOSED BY and TERMINATED BY must not be prefix of each other
            C27b ~ import into t from '{data}/small.csv' with fields_terminated_by='"|' ~ 8162 ~ HY000 ~ FIELDS ENCLOSED BY and TERMINATED BY must not be prefix of each other
            C28  ~ import into t from '/file.csv' with group_key='a b' ~ 8164 ~ HY000 ~ Invalid option value for group_key
            C29  ~ import into t from '/file.csv' with on_duplicate_key='error' ~ 8163 ~ HY000 ~ Unknown option on_duplicate_key
            C34  ~ import into nosuch from '{data}/small.csv' ~ 1146 ~ 42S02 ~ Table 'test.nosuch' doesn't exist
            C34b ~ import into nodb.t from '{data}/small.csv' ~ 1049 ~ 42000 ~ Unknown database 'nodb'
            C34c ~ import into v from '{data}/small.csv' ~ 1288 ~ HY000 ~ The target table v of the IMPORT is not updatable
            C35  ~ import into t(nope) from '{data}/small.csv' ~ 1054 ~ 42S22 ~ Unknown column 'nope' in 'field list'
            C35b ~ import into t(@a) set nope=@a from '{data}/small.csv' ~ 1054 ~ 42S22 ~ Unknown column 'nope' in 'field list'
            C36  ~ import into t(id, id) from '{data}/small.csv' ~ 1110 ~ 42000 ~ Column 'id' specified twice
            C36b ~ import into t(id, @a) set ID=@a from '{data}/small.csv' ~ 1110 ~ 42000 ~ Column 'ID' specified twice
            C37  ~ import into t(@a) set id=(select 1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ subquery is not supported in IMPORT INTO column assignment, index 0
            C37b ~ import into t(@a) set id=@a, name=sum(@a) from '{data}/small.csv' ~ 1105 ~ HY000 ~ aggregate FUNCTION sum is not supported in IMPORT INTO column assignment, index 1
            C37c ~ import into t(@a) set id=id+1 from '{data}/small.csv' ~ 1105 ~ HY000 ~ COLUMN reference is not supported in IMPORT INTO column assignment, index 0
            C37d ~ import into t(@a) set id=@@port from '{data}/small.csv' ~ 1105 ~ HY000 ~ system variable is not supported in IMPORT INTO column assignment, index 0
            C37e ~ import into t(@a) set id=(@b:=1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ setting a variable in IMPORT INTO column assignment is not supported, index 0
            C37f ~ import into t(@a) set id=@b from '{data}/small.csv' ~ 1105 ~ HY000 ~ column assignment cannot use variables set outside IMPORT INTO statement, index 0
            C37g ~ import into t(@a) set id=default from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION default is not supported in IMPORT INTO column assignment, index 0
            C37h ~ import into t(@a) set id=row_number() over () from '{data}/small.csv' ~ 1105 ~ HY000 ~ window FUNCTION row_number is not supported in IMPORT INTO column assignment, index 0
            C37i ~ import into t(@a) set id=sleep(1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION sleep is not supported in IMPORT INTO column assignment, index 0
            C37j ~ import into t(@a) set id=values(id) from '{data}/small.csv' ~ 1105 ~ HY000 ~ VALUES is not supported in IMPORT INTO column assignment, index 0
            C43  ~ import into t from 'data/small.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: file location should be absolute path when import from server disk. Please provide a valid URI, such as 's3://import/test.csv?access-key={your_access_key_id ID}&secret-access-key={your_secret_access_key}&session-token={your_session_token}'
            C44  ~ import into t from '{data}/small.txt' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: the file suffix is not supported when import from server disk.
            C45  ~ import into t from '{data}/a%zz.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: invalid URL escape "%zz".
            C46  ~ import into t from '{data}/none*.csv' ~ 8173 ~ HY000 ~ PreCheck failed: No file matched, or the file is empty. Please provide a valid file location.
            C46a ~ import into t from '{data}/empty.csv' ~ 8173 ~ HY000 ~ PreCheck failed: No file matched, or the file is empty. Please provide a valid file location.
            C46b ~ import into t from '{data}/none.csv' ~ 8160 ~ HY000 ~ Failed to read source files. Reason: open
            C46c ~ import into t from '/nodir/*.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: stat /nodir: no such file or directory.
            C46d ~ import into t from '{data}/[a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: Glob pattern error: syntax error in pattern.
            C46e ~ import into t from 's3://b/a.1.csv?access-key=AK' ~ 8159 ~ HY000 ~ Access to the data source has been denied.
            C46f ~ import into t from '{data}/rows.sql' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            C47  ~ import into t from '{data}/small?*.csv' ~ 8173 ~ HY000 ~ PreCheck failed: No file matched
            C48  ~ import into full from '{data}/small.csv' ~ 8173 ~ HY000 ~ PreCheck failed: target table is not empty
            C49  ~ import into busy from '{data}/small.csv' ~ 8173 ~ HY000 ~ PreCheck failed: there is active job on the target table already
            C54  ~ import into t from '{data}/small.csv' with thread=4, cloud_storage_uri='s3://sort/' ~ 8173 ~ HY000 ~ PreCheck failed: global sort requires at least 8 threads
            C54b ~ import into t from '{data}/small.csv' with cloud_storage_uri='s3://sort/' ~ 8173 ~ HY000 ~ PreCheck failed: check cloud storage uri access:
            C71  ~ show import job 'x' ~ 1064 ~ 42000 ~ You have an error in your SQL syntax
            C83  ~ show raw import job 2 ~ 1064 ~ 42000 ~ You have an error in your SQL syntax
            C84  ~ import into t from (select 1) ~ 1235 ~ 42000 ~ The stand-in for TiDB does not carry out IMPORT INTO ... FROM SELECT
            C87  ~ import into t(@v) from select 1 ~ 1064 ~ 42000 ~ You have an error in your SQL syntax
            """)
    void refusesInTheServersWords(String id, String sql, int code, String sqlState, String text) {
        // When
        TidbException refusal = refusal(sql.replace("{data}", data.toString()), session("root", false));

        // Then
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.sqlState()).isEqualTo(sqlState);
        assertThat(refusal).hasMessageStartingWith(text).hasMessageNotContaining("access-key=AK");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            C31 ~ root   ~ true  ~ t    ~ 1105 ~ cannot run IMPORT INTO in explicit transaction
            C32 ~ root   ~ false ~ temp ~ 1105 ~ IMPORT INTO does not support temporary table
            C39 ~ u      ~ false ~ t    ~ 1142 ~ ALTER command denied to user 'u'@'%' for table 't'
            C40 ~ nofile ~ false ~ t    ~ 1227 ~ Access denied; you need (at least one of) the FILE privilege(s) for this operation
            """)
    void refusesByTheSession(String id, String user, boolean inTransaction, String table, int code, String text) {
        // When
        TidbException refusal = refusal("import into " + table + " from '/file.csv' with xx=1",
                session(user, inTransaction));

        // Then
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(text);
    }

    private static TidbException refusal(String sql, SessionContext session) {
        return catchThrowableOfType(TidbException.class, () -> {
            var statement = (ImportInto) TidbStatements.parse(sql).orElseThrow();
            ImportPlanner.plan(statement, session, new FakeCatalog());
        });
    }

    private static SessionContext session(String user, boolean inTransaction) {
        return new SessionContext(Optional.of("test"), new Account(user, "%"), SqlMode.DEFAULT, inTransaction,
                Set.of(new TargetTable("test", "temp")));
    }
}
