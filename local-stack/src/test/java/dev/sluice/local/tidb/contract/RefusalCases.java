package dev.sluice.local.tidb.contract;

import static dev.sluice.local.tidb.contract.ContractCase.EVERYWHERE;
import static dev.sluice.local.tidb.contract.ContractCase.SINCE_9_0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.contract.ContractCase.Body;
import dev.sluice.local.tidb.profile.TidbProfile;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Statements that TiDB refuses before there is a job. */
final class RefusalCases {

    /** Case, profiles, request, code, SQLSTATE, text; three dots at the end stand for any more, {data} for {@link TidbUnderTest#data}. */
    private static final String TABLE = """
            C01 ~ all ~ import into t from '/file.csv' with xx=1 ~ 8163 ~ HY000 ~ Unknown option xx
            C02 ~ all ~ import into t from '/file.csv' with detached=1 ~ 8164 ~ HY000 ~ Invalid option value for detached
            C03 ~ all ~ import into t from '/file.csv' with character_set ~ 8164 ~ HY000 ~ Invalid option value for character_set
            C04 ~ all ~ import into t from '/file.csv' with detached, detached ~ 8165 ~ HY000 ~ Option detached specified more than once
            C05 ~ all ~ import into t from '/file.csv' with character_set='aa' ~ 8164 ~ HY000 ~ Invalid option value for character_set
            C06 ~ all ~ import into t from '/file.csv' with fields_terminated_by='' ~ 8164 ~ HY000 ~ Invalid option value for fields_terminated_by
            C07 ~ all ~ import into t from '/file.csv' with fields_enclosed_by='aa' ~ 8164 ~ HY000 ~ Invalid option value for fields_enclosed_by
            C08 ~ all ~ import into t from '/file.csv' with skip_rows=-1 ~ 8164 ~ HY000 ~ Invalid option value for skip_rows
            C09 ~ all ~ import into t from '/file.csv' with skip_rows=true ~ 8164 ~ HY000 ~ Invalid option value for skip_rows
            C10 ~ all ~ import into t from '/file.csv' with split_file ~ 8164 ~ HY000 ~ Invalid option value for lines_terminated_by, should not be empty when use split_file
            C12 ~ all ~ import into t from '/file.csv' with disk_quota='220MiBxxx' ~ 8164 ~ HY000 ~ Invalid option value for disk_quota
            C13 ~ all ~ import into t from '/file.csv' with disk_quota=1 ~ 8164 ~ HY000 ~ Invalid option value for disk_quota
            C14 ~ all ~ import into t from '/file.csv' with thread=0 ~ 8164 ~ HY000 ~ Invalid option value for thread
            C16 ~ all ~ import into t from '/file.csv' with max_write_speed=-1 ~ 8164 ~ HY000 ~ Invalid option value for max_write_speed
            C17 ~ all ~ import into t from '/file.csv' with checksum_table=false ~ 8164 ~ HY000 ~ Invalid option value for checksum_table
            C19 ~ all ~ import into t from '/file.csv' with cloud_storage_uri='http://sdsd' ~ 8164 ~ HY000 ~ Invalid option value for cloud_storage_uri
            C20 ~ all ~ import into t from '/file.csv' format 'sql' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            C22 ~ all ~ import into t from '/file.csv' format 'xx' with skip_rows=1 ~ 8166 ~ HY000 ~ Unsupported option skip_rows for non-CSV format
            C23 ~ all ~ import into t from '/a.csv' format 'xx' ~ 8157 ~ HY000 ~ The FORMAT 'xx' is not supported
            C24 ~ all ~ import into t from '' ~ 8156 ~ HY000 ~ The value of INFILE must not be empty when LOAD DATA from LOCAL
            C25 ~ all ~ import into t from '/file.csv' with thread=4+4 ~ 1064 ~ 42000 ~ ...
            C26 ~ all ~ import into t from '/file.csv' format csv ~ 1064 ~ 42000 ~ ...
            C27 ~ all ~ import into t from '{data}/small.csv' with fields_terminated_by='"' ~ 8162 ~ HY000 ~ %!(EXTRA string=FIELDS ENCLOSED BY and TERMINATED BY must not be prefix of each other)
            C28 ~ 9.0 ~ import into t from '/file.csv' with group_key='a b' ~ 8164 ~ HY000 ~ Invalid option value for group_key
            C29 ~ 8.5 ~ import into t from '/file.csv' with group_key='g' ~ 8163 ~ HY000 ~ Unknown option group_key
            C34 ~ all ~ import into nosuch from '{data}/small.csv' ~ 1146 ~ 42S02 ~ Table 'sluice_contract.nosuch' doesn't exist
            C35 ~ all ~ import into t(nope) from '{data}/small.csv' ~ 1054 ~ 42S22 ~ Unknown column 'nope' in 'field list'
            C36 ~ all ~ import into t(id, id) from '{data}/small.csv' ~ 1110 ~ 42000 ~ Column 'id' specified twice
            C37 ~ all ~ import into t(@a) set id=(select 1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ subquery is not supported in IMPORT INTO column assignment, index 0
            C43 ~ all ~ import into t from 'data/small.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: file location should be absolute path when import from server disk. Please provide a valid URI, such as 's3://import/test.csv?access-key={your_access_key_id ID}&secret-access-key={your_secret_access_key}&session-token={your_session_token}'
            C44 ~ all ~ import into t from '{data}/small.txt' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: the file suffix is not supported when import from server disk. Please...
            C46c ~ all ~ import into t from '/nodir/*.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: stat /nodir: no such file or directory...
            C70 ~ all ~ show import job 999999999 ~ 8170 ~ HY000 ~ Job ID 999999999 doesn't exist
            C71 ~ all ~ show import job 'x' ~ 1064 ~ 42000 ~ ...
            C75 ~ all ~ cancel import job 0 ~ 8170 ~ HY000 ~ Job ID 0 doesn't exist
            C81 ~ 8.5 ~ show import groups ~ 1064 ~ 42000 ~ ...
            C83 ~ 9.0 only ~ show raw import job 2 ~ 1064 ~ 42000 ~ ...
            C87 ~ all ~ import into t(@v) from select 1 ~ 1064 ~ 42000 ~ ...
            R01 ~ all ~ import into t from '/file.csv' with split_file, skip_rows=2 ~ 8164 ~ HY000 ~ Invalid option value for skip_rows, should be <= 1 when split-file is enabled
            R02 ~ all ~ import into t from '/file.csv' with thread='8' ~ 8164 ~ HY000 ~ Invalid option value for thread
            R03 ~ all ~ import into t from '/file.csv' with thread=99999999999999999999 ~ 8164 ~ HY000 ~ Invalid option value for thread
            R04 ~ all ~ import into t from '/file.csv' with max_write_speed='11aa' ~ 8164 ~ HY000 ~ Invalid option value for max_write_speed
            R05 ~ all ~ import into t from '/file.csv' with checksum_table='never' ~ 8164 ~ HY000 ~ Invalid option value for checksum_table
            R06 ~ all ~ import into t from '/file.csv' with record_errors=-2 ~ 8164 ~ HY000 ~ Invalid option value for record_errors
            R07 ~ 8.5 ~ import into t from '/file.csv' with on_duplicate_key='error' ~ 8163 ~ HY000 ~ Unknown option on_duplicate_key
            R08 ~ all ~ import into NoDb.T from '{data}/small.csv' ~ 1146 ~ 42S02 ~ Table 'nodb.T' doesn't exist
            R09 ~ all ~ import into t(ID, id) from '{data}/small.csv' ~ 1110 ~ 42000 ~ Column 'id' specified twice
            R10 ~ all ~ import into t(@a) set Nope=@a from '{data}/small.csv' ~ 1054 ~ 42S22 ~ Unknown column 'Nope' in 'field list'
            R11 ~ all ~ import into t(@a) set id=sum(@a) from '{data}/small.csv' ~ 1105 ~ HY000 ~ aggregate FUNCTION sum is not supported in IMPORT INTO column assignment, index 0
            R12 ~ all ~ import into t(@a) set id=id+1 from '{data}/small.csv' ~ 1105 ~ HY000 ~ COLUMN reference is not supported in IMPORT INTO column assignment, index 0
            R13 ~ all ~ import into t(@a) set id=values(id) from '{data}/small.csv' ~ 1105 ~ HY000 ~ COLUMN reference is not supported in IMPORT INTO column assignment, index 0
            R14 ~ all ~ import into t(@a) set id=@@port from '{data}/small.csv' ~ 1105 ~ HY000 ~ system variable is not supported in IMPORT INTO column assignment, index 0
            R15 ~ all ~ import into t(@a) set id=(@b:=1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ setting a variable in IMPORT INTO column assignment is not supported, index 0
            R16 ~ all ~ import into t(@a) set id=@b from '{data}/small.csv' ~ 1105 ~ HY000 ~ column assignment cannot use variables set outside IMPORT INTO statement, index 0
            R17 ~ all ~ import into t(@a) set id=default from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION default is not supported in IMPORT INTO column assignment, index 0
            R18 ~ all ~ import into t(@a) set id=row_number() over () from '{data}/small.csv' ~ 1105 ~ HY000 ~ window FUNCTION row_number is not supported in IMPORT INTO column assignment, index 0
            R19 ~ all ~ import into t(@a) set id=sleep(1) from '{data}/small.csv' ~ 1105 ~ HY000 ~ FUNCTION sleep is not supported in IMPORT INTO column assignment, index 0
            R20 ~ all ~ import into t from '/a b"%zz.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: parse "/a b\\"%zz.csv": invalid URL escape "%zz". Please...
            R21 ~ all ~ import into t from ':a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: parse ":a.csv": missing protocol scheme. Please...
            R22 ~ all ~ import into t from '/a\\tb.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: parse "/a\\tb.csv": net/url: invalid control character in URL. Please...
            R23 ~ all ~ import into t from '{data}/[a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: Glob pattern error: syntax error in pattern. Please...
            R24 ~ all ~ import into t from 'xyz://b/a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: storage xyz not support yet. Please...
            R25 ~ all ~ import into t from 's3:///a.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: please specify the bucket for s3 in s3:. Please...
            R26 ~ all ~ import into t from 's3://b/a.1.csv?access-key=AK' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: secret_access_key not found. Please...
            R27 ~ all ~ import into t from 's3://b/a.1.csv?secret-access-key=SK' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: access_key not found. Please...
            R28 ~ all ~ import into t from 'file:///data/small.csv' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: file location should be absolute path when import from server disk. Please...
            R29 ~ all ~ import into t from '/nodir/small.csv#f' ~ 8158 ~ HY000 ~ The URI of data source is invalid. Reason: the file suffix is not supported when import from server disk. Please...
            R30 ~ all ~ import into t from '{data}/small.csv.gz' ~ 8160 ~ HY000 ~ Failed to read source files. Reason: open {data}/small.csv.gz: no such file or directory. Please check the file location is correct
            """;

    private static final Pattern DRIVERS_MARK = Pattern.compile("\\A\\(conn=\\d+\\) ");

    private RefusalCases() {}

    static Stream<ContractCase> all() {
        return Stream.concat(TABLE.lines().map(RefusalCases::ofLine), withMore());
    }

    private static ContractCase ofLine(String line) {
        List<String> cells = Stream.of(line.split("~", -1)).map(String::strip).toList();
        return refusal(cells.get(0), profiles(cells.get(1)), Set.of(), cells.get(2), Integer.parseInt(cells.get(3)),
                cells.get(4), cells.get(5));
    }

    private static Set<TidbProfile> profiles(String name) {
        return switch (name) {
            case "all" -> EVERYWHERE;
            case "8.5" -> Set.of(TidbProfile.V8_5);
            case "9.0" -> SINCE_9_0;
            case "9.0 only" -> Set.of(TidbProfile.V9_0);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Those that need a session, a file or an account of their own. */
    private static Stream<ContractCase> withMore() {
        return Stream.of(
                prepared("C31", Set.of(), "BEGIN", "import into t from '/file.csv'", 1105, "HY000",
                        "cannot run IMPORT INTO in explicit transaction"),
                prepared("C32", Set.of(), "CREATE TEMPORARY TABLE temp (id INT)", "import into temp from '/file.csv'",
                        1105, "HY000", "IMPORT INTO does not support temporary table"),
                prepared("C48", Set.of(Need.FILES), "INSERT INTO t VALUES (1)", "import into t from '{data}/small.csv'",
                        8173, "HY000", "PreCheck failed: target table is not empty"),
                refusal("C46f", EVERYWHERE, Set.of(Need.FILES), "import into t from '{data}/none*.csv'", 8173, "HY000",
                        "PreCheck failed: No file matched, or the file is empty. Please provide a valid file"
                                + " location."),
                refusal("C46bf", EVERYWHERE, Set.of(Need.FILES), "import into t from '{data}/none.csv'", 8160, "HY000",
                        "Failed to read source files. Reason: ..."),
                refusal("C47f", EVERYWHERE, Set.of(Need.FILES), "import into t from '{data}/smal?*.csv'", 8173, "HY000",
                        "PreCheck failed: No file matched..."),
                refusal("C54", SINCE_9_0, Set.of(Need.FILES),
                        "import into t from '{data}/small.csv' with thread=4, cloud_storage_uri='s3://sort/'", 8173,
                        "HY000", "PreCheck failed: global sort requires at least 8 threads"),
                byAnother("C39", "SELECT, INSERT, UPDATE, DELETE ON *.*",
                        "import into sluice_contract.t from 's3://b/a.1.csv'", 1142,
                        "ALTER command denied to user 'sluice_contract_u'@'%' for table 't'"),
                byAnother("C40", "SELECT, INSERT, UPDATE, DELETE, ALTER ON *.*",
                        "import into sluice_contract.t from '{data}/small.csv'", 1227,
                        "Access denied; you need (at least one of) the FILE privilege(s) for this operation"));
    }

    private static ContractCase refusal(String id, Set<TidbProfile> on, Set<Need> needs, String sql, int code,
            String sqlState, String text) {
        return new ContractCase(id, sql, on, needs,
                client -> assertRefused(client.refusal(sql), code, sqlState, client.located(text)));
    }

    private static ContractCase prepared(String id, Set<Need> needs, String before, String sql, int code,
            String sqlState, String text) {
        Body body = client -> {
            client.run(before);
            assertRefused(client.refusal(sql), code, sqlState, text);
        };
        return new ContractCase(id, before + "; " + sql, EVERYWHERE, needs, body);
    }

    private static ContractCase byAnother(String id, String grants, String sql, int code, String text) {
        Body body = client -> {
            try (Client another = client.as(grants)) {
                assertRefused(another.refusal(sql), code, "42000", text);
            }
        };
        return new ContractCase(id, "an account with " + grants + ": " + sql, EVERYWHERE, Set.of(), body);
    }

    static void assertRefused(SQLException refusal, int code, String sqlState, String text) {
        String said = DRIVERS_MARK.matcher(String.valueOf(refusal.getMessage())).replaceFirst("");
        assertThat(refusal.getErrorCode()).as(said).isEqualTo(code);
        assertThat(refusal.getSQLState()).isEqualTo(sqlState);
        if (text.endsWith("...")) {
            assertThat(said).startsWith(text.substring(0, text.length() - 3));
        } else {
            assertThat(said).isEqualTo(text);
        }
    }
}
