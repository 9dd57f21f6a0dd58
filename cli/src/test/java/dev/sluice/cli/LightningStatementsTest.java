package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.settings.LightningFile;
import dev.sluice.config.CredentialConfig;
import dev.sluice.event.Manifest;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.Format;
import dev.sluice.sdk.statement.ImportOption;
import dev.sluice.sdk.statement.ImportOptions;
import dev.sluice.sdk.statement.ImportRequest;
import dev.sluice.sdk.statement.ImportStatement;
import dev.sluice.sdk.statement.ResourceParameters;
import dev.sluice.sdk.statement.SqlGenerator;
import dev.sluice.sdk.store.SourceUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What TiDB is sent for a table of CSV files, from the file of Lightning on. Every CSV rule is sent, see SqlGeneratorTest. */
class LightningStatementsTest {
    private static final String DEFAULT_RULES = ", FIELDS_TERMINATED_BY=',', FIELDS_ENCLOSED_BY='\"',"
            + " FIELDS_ESCAPED_BY='\\\\', FIELDS_DEFINED_NULL_BY='\\\\N'";

    @TempDir
    private Path directory;

    @Test
    @DisplayName("S-E1 leaves to TiDB what the file leaves out; on purpose with both parts of a key, for half a one opens nothing")
    void leavesToTidbWhatTheFileLeavesOut() throws IOException {
        // When
        LightningPlan whole = plan("mydumper.data-source-dir = 's3://b/p?access-key=AK&secret-access-key=SK'");
        LightningPlan half = plan("mydumper.data-source-dir = 's3://b/p?access-key=AK'");

        // Then
        assertThat(statement(whole).text()).isEqualTo("IMPORT INTO `db`.`t` FROM"
                + " 's3://b/p/db.t.*.csv?access-key=AK&secret-access-key=SK' FORMAT 'csv' WITH GROUP_KEY='g1', DETACHED,"
                + " SKIP_ROWS=1" + DEFAULT_RULES);
        assertThat(statement(whole).redacted()).contains("?access-key=xxxxxx&secret-access-key=xxxxxx'");
        assertThat(half.problems()).singleElement().asString().contains("secret-access-key");
    }

    @Test
    @DisplayName("S-E2 says what the file says")
    void saysWhatTheFileSays() throws IOException {
        // When
        LightningPlan plan = plan("""
                lightning.check-requirements = false
                lightning.max-error = {type = 100}
                mydumper.data-source-dir = "/dump"
                mydumper.data-character-set = "utf8mb4"
                mydumper.strict-format = true
                mydumper.csv = {header = false, terminator = "\\n"}
                """);

        // Then
        assertThat(statement(plan).text()).isEqualTo("IMPORT INTO `db`.`t` FROM '/dump/db.t.*.csv' FORMAT 'csv' WITH"
                + " SPLIT_FILE, RECORD_ERRORS=100, GROUP_KEY='g1', CHARACTER_SET='utf8mb4', DISABLE_PRECHECK, DETACHED"
                + DEFAULT_RULES.replace(", FIELDS_DEFINED", ", LINES_TERMINATED_BY='\n', FIELDS_DEFINED"));
    }

    @Test
    @DisplayName("S-E3 sends the limits and the checksum, on purpose: Lightning's design promises them, its code forgets them")
    void sendsTheLimitsThatLightningForgets() throws IOException {
        // When
        LightningPlan plan = plan("""
                mydumper.data-source-dir = "/dump"
                tikv-importer.disk-quota = "100GB"
                tikv-importer.store-write-bw-limit = "100MiB"
                post-restore.checksum = "required"
                """);

        // Then
        assertThat(statement(plan).text()).contains(" WITH DISK_QUOTA='100GB', MAX_WRITE_SPEED='100MiB',"
                + " GROUP_KEY='g1', CHECKSUM_TABLE='required', DETACHED,");
    }

    @Test
    @DisplayName("L-W10 writes the statement of Lightning's own test, its options in Sluice's order")
    void writesTheStatementOfLightningsOwnTest() throws IOException {
        // When
        LightningPlan plan = plan("""
                lightning.max-error = {type = 10}
                mydumper.data-source-dir = "/d"
                mydumper.strict-format = true
                mydumper.data-character-set = "utf8mb4"
                mydumper.csv = {separator = "|", delimiter = "'", terminator = "\\n", header = true, null = "\\\\N"}
                """);

        // Then
        assertThat(statement(plan).text()).isEqualTo("IMPORT INTO `db`.`t` FROM '/d/db.t.*.csv' FORMAT 'csv' WITH"
                + " SPLIT_FILE, RECORD_ERRORS=10, GROUP_KEY='g1', CHARACTER_SET='utf8mb4', DETACHED, SKIP_ROWS=1,"
                + " FIELDS_TERMINATED_BY='|', FIELDS_ENCLOSED_BY='''', FIELDS_ESCAPED_BY='\\\\',"
                + " LINES_TERMINATED_BY='\n', FIELDS_DEFINED_NULL_BY='\\\\N'");
    }

    private LightningPlan plan(String toml) throws IOException {
        Path file = Files.writeString(directory.resolve("tidb-lightning.toml"), toml);
        return LightningPlan.of(LightningFile.read(file), new LightningPlan.Said(null, null, null, Optional.empty(),
                Optional.empty()));
    }

    /** As scanner and executor make it, for a table whose files one pattern selects. */
    private static ImportStatement statement(LightningPlan plan) {
        assertThat(plan.problems()).isEmpty();
        Manifest manifest = plan.draft().manifest();
        ImportOptions options = ImportOptions.parse(manifest.statementOptions()).with(ImportOption.GROUP_KEY, "g1");
        return SqlGenerator.generate(new ImportRequest(new TableName("db", "t"), List.of(),
                manifest.source().uri() + "/db.t.*.csv", Format.CSV, manifest.csv().rules(), options,
                keys(manifest, plan.held())));
    }

    private static ResourceParameters keys(Manifest manifest, Map<String, CredentialConfig> held) {
        return Optional.ofNullable(manifest.source().credentials())
                .map(held::get)
                .map(key -> key.reveal(SourceUri.parse(manifest.source().uri()).scheme()).parameters())
                .map(ResourceParameters::new)
                .orElse(ResourceParameters.NONE);
    }
}
