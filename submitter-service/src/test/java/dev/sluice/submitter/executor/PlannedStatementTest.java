package dev.sluice.submitter.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.CredentialConfig;
import dev.sluice.config.Secret;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.TablePlan;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.tidb.DataSettings;
import dev.sluice.sdk.zone.DataZone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannedStatementTest {

    private static final TablePlan PLAN = new TablePlan("s3://b/d/*.csv?region=eu", "dumps", Format.CSV,
            List.of("id", "@junk", "name"), new CsvSettings("|", "", null, null, null, false), Map.of("thread", 4),
            "ANSI");

    @TempDir
    private Path secrets;

    @Test
    void saysWhatThePlanSaysWithTheKeysOfItsCredentials() throws Exception {
        // Given
        Secret id = new Secret.File(Files.writeString(secrets.resolve("id"), "AK"));
        Secret key = new Secret.File(Files.writeString(secrets.resolve("key"), "S/K"));
        SourceCredentials credentials = new SourceCredentials(Map.of("dumps",
                new CredentialConfig(Map.of("s3", Map.of("accessKeyId", id, "secretAccessKey", key)))));
        // When
        ImportStatement statement = PlannedStatement.of(Tables.planned(PLAN), credentials, true);
        // Then
        assertThat(statement.text()).isEqualTo("IMPORT INTO `shop`.`orders` (`id`, @`junk`, `name`) FROM"
                + " 's3://b/d/*.csv?region=eu&access-key=AK&secret-access-key=S%2FK' FORMAT 'csv' WITH THREAD=4,"
                + " GROUP_KEY='nightly-0123', DETACHED, FIELDS_TERMINATED_BY='|', FIELDS_ENCLOSED_BY='',"
                + " FIELDS_ESCAPED_BY='\\\\', FIELDS_DEFINED_NULL_BY='\\\\N'");
        assertThat(statement.redacted()).doesNotContain("AK&", "S%2FK");
        assertThat(PlannedStatement.data(PLAN)).isEqualTo(new DataSettings("ANSI", DataZone.UTC));
    }

    @Test
    void marksNoGroupOnAServerWithoutGroups() {
        assertThat(PlannedStatement.of(Tables.submitting(), new SourceCredentials(Map.of()), false).text())
                .doesNotContain("GROUP_KEY");
    }

    @Test
    void namesTheCredentialsThatAreMissing() {
        assertThatThrownBy(
                () -> PlannedStatement.of(Tables.planned(PLAN), new SourceCredentials(Map.of()), true))
                .isInstanceOf(NotConfiguredException.class)
                .hasMessage("credentials dumps are not configured here");
    }

    @Test
    void locksTheSameTableUnderEverySpelling() {
        // Given
        String name = TableLock.name(new TableName("Shop", "Orders"));
        // When / Then
        assertThat(name).isEqualTo(TableLock.name(new TableName("shop", "ORDERS")))
                .isNotEqualTo(TableLock.name(new TableName("shopo", "rders")))
                .hasSizeLessThan(64);
    }
}
