package dev.sluice.sdk.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.scan.FileRole.DatabaseSchema;
import dev.sluice.sdk.scan.FileRole.Ignored;
import dev.sluice.sdk.scan.FileRole.Refused;
import dev.sluice.sdk.scan.FileRole.Rows;
import dev.sluice.sdk.scan.FileRole.TableSchema;
import dev.sluice.sdk.scan.FileRole.ViewSchema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileRouterTest {

    /** {@code role|schema|table|suffix}, or {@code ignored}. */
    private static String described(FileRole role) {
        return switch (role) {
            case DatabaseSchema file -> "database|" + file.schema() + "||" + file.packing().suffix();
            case TableSchema file ->
                "table|" + file.table().schema() + "|" + file.table().table() + "|" + file.packing().suffix();
            case ViewSchema file ->
                "view|" + file.view().schema() + "|" + file.view().table() + "|" + file.packing().suffix();
            case Rows file -> file.format().word() + "|" + file.table().schema() + "|" + file.table().table() + "|"
                    + file.packing().suffix();
            case Refused file -> file.problem().sentence();
            case Ignored file -> "ignored";
        };
    }

    @ParameterizedTest
    @CsvSource({"db-schema-create.sql,database|db||", "a/b/db-schema-create.sql.gz,database|db||gz",
        "my.db-schema-create.sql,sql|my|db-schema-create|", "my%2Edb-schema-create.sql,database|my.db||",
        "db.t-schema.sql.zst,table|db|t|zst", "db.t-schema-view.sql.gz,view|db|t|gz"})
    void tellsSchemaFiles(String key, String role) {
        assertThat(described(FileRouter.DEFAULT.role(key))).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"db.t.000000001.csv,csv|db|t|", "DB.T.0001.CSV,csv|DB|T|", "db.t.1.2.csv,csv|db|t.1|",
        "db.0002.sql,sql|db|0002|", "db.t.sql.bz2,sql|db|t|bz2", "db.t.sql.lz4,sql|db|t|lz4",
        "db.t.parquet.gz,parquet|db|t|gz", "db.t.0001.snappy.parquet,parquet|db|t|",
        "db.t.0001.gz.parquet,parquet|db|t|", "db.t.parquet,parquet|db|t|",
        "db.tbl.with.dots.0001.sql,sql|db|tbl.with.dots|", "db.t.00a.sql,sql|db|t.00a|",
        "db.t.0001-002.sql,sql|db|t.0001-002|", "db.t.sql.orig,sql|db|t|orig",
        "x/y/db.t.1.csv.zst,csv|db|t|zst"})
    void tellsDataFiles(String key, String role) {
        assertThat(described(FileRouter.DEFAULT.role(key))).isEqualTo(role);
    }

    @ParameterizedTest
    @CsvSource({"db.t%22.sql,sql|db|t\"|", "db.t%2522.sql,sql|db|t%22|", "db.t%gg.csv,csv|db|t%gg|",
        "db.t%ff.csv,csv|db|t%ff|", "db.t%00.csv,csv|db|t%00|", "db.a%2Fb.csv,csv|db|a/b|", "db.a+b.csv,csv|db|a+b|",
        "db.a-schema.sql,table|db|a|", "db.a%2Dschema.sql,sql|db|a-schema|"})
    void undoesOneLevelOfEscapesAndKeepsMalformedOnes(String key, String role) {
        assertThat(described(FileRouter.DEFAULT.role(key))).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "README.md", "db.sql", "db-schema.sql", "db.t.txt", "db.v-schema-post.sql.gz",
        "db.v-schema-trigger.sql", "db.t.csv.gz.BAK", "db.t.sql.bak", "db.s-schema-sequence.sql",
        "some.dir/file.sql", "db..csv", ".t.csv", "db.t.csv."})
    void ignoresWhatIsNoDumpsFile(String key) {
        assertThat(described(FileRouter.DEFAULT.role(key))).isEqualTo("ignored");
    }
}
