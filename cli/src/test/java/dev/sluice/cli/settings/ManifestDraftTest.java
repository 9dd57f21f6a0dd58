package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.CsvSettings;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestDraftTest {

    @Test
    void leavesEverythingThatIsNotSaidToTheDefaults() {
        // When
        Manifest manifest = ManifestDraft.ofSource("s3://bucket/dump").manifest();

        // Then
        assertThat(manifest).isEqualTo(Manifest.of("s3://bucket/dump"));
    }

    @Test
    void makesAPathAbsoluteButLeavesAUriAlone() {
        assertThat(ManifestDraft.ofSource("dumps/../shop").manifest().source().uri())
                .isEqualTo(Path.of("shop").toAbsolutePath().toString());
        assertThat(ManifestDraft.ofSource("file:///dumps/shop").manifest().source().uri())
                .isEqualTo("file:///dumps/shop");
    }

    @Test
    void readsCsvRulesAsTomlOrBareText() {
        // When
        Manifest manifest = with("mydumper.csv.separator=|+|", "mydumper.csv.delimiter=\"'\"",
                "mydumper.csv.escaped-by=\"\\\\\"", "mydumper.csv.null=[\"NULL\"]",
                "mydumper.csv.terminator=\"\\r\\n\"",
                "mydumper.csv.header = false");

        // Then
        assertThat(manifest.csv()).isEqualTo(new CsvSettings("|+|", "'", "\\", List.of("NULL"), "\r\n", false));
    }

    @Test
    void carriesOtherKeysToOptionsAndPolicy() {
        // When
        Manifest manifest = with("mydumper.filter=['shop.*','!shop.tmp']", "mydumper.data-character-set=latin1",
                "tidb.sql-mode=ANSI", "tikv-importer.disk-quota=100GiB", "tikv-importer.store-write-bwlimit=1048576",
                "lightning.table-concurrency=4", "lightning.check-requirements=false", "lightning.max-error=3",
                "post-restore.checksum=false", "mydumper.strict-format=true");

        // Then
        assertThat(manifest.filter()).containsExactly("shop.*", "!shop.tmp");
        assertThat(manifest.sqlMode()).isEqualTo("ANSI");
        assertThat(manifest.policy()).isEqualTo(new Manifest.Policy(4, OnFailure.CANCEL_REMAINING, false));
        assertThat(manifest.options()).isEqualTo(Map.of("character_set", "latin1", "disk_quota", "100GiB",
                "max_write_speed", "1048576", "record_errors", 3, "checksum_table", "off", "split_file", true));
    }

    @Test
    void leavesOutWhatIsTidbsOwnDefault() {
        assertThat(with("mydumper.data-character-set=binary", "lightning.max-error=0").options()).isEmpty();
    }

    @Test
    void addsToAManifestWithoutChangingTheRestOfIt() {
        // Given
        Manifest given = new Manifest(new Manifest.Source("s3://b/p", "dumps"), List.of("a.*"), "prod", null,
                Map.of("thread", 8), new Manifest.Policy(2, OnFailure.CONTINUE, true), "ANSI");

        // When
        ManifestDraft draft = ManifestDraft.of(given);
        Manifest same = draft.manifest();
        draft.set("mydumper.csv.header=false");

        // Then
        assertThat(same).isEqualTo(given);
        assertThat(draft.manifest().csv().header()).isFalse();
        assertThat(draft.manifest().options()).isEqualTo(Map.of("thread", 8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mydumper.csv.seperator=,           | did you mean mydumper.csv.separator?
            csv.header=true                    | did you mean mydumper.csv.header?
            mydumper.case-sensitive=true       | mydumper.case-sensitive is not carried out; known are
            tidb.password=hunter2              | choose a configured target with --target
            mydumper.data-source-dir=/x        | say it as SOURCE
            mydumper.csv.header=maybe          | mydumper.csv.header must be true or false
            mydumper.csv.separator=["a","b"]   | mydumper.csv.separator must be a text
            lightning.table-concurrency=0      | lightning.table-concurrency must be at least 1
            lightning.table-concurrency=many   | must be a whole number
            tikv-importer.disk-quota=lots      | must be a size
            post-restore.checksum=perhaps      | must be one of required, optional, off
            nothing                            | --set takes KEY=VALUE
            =x                                 | --set takes KEY=VALUE
            """)
    void refusesWhatIsNotCarriedOut(String assignment, String problem) {
        assertThatThrownBy(() -> with(assignment)).isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hunter2");
    }

    private static Manifest with(String... assignments) {
        ManifestDraft draft = ManifestDraft.ofSource("s3://bucket/dump");
        List.of(assignments).forEach(draft::set);
        return draft.manifest();
    }
}
