package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.ImportId;
import dev.sluice.event.Layout;
import dev.sluice.event.Manifest;
import dev.sluice.event.OnFailure;
import dev.sluice.event.TakeOver;
import dev.sluice.event.Verify;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.columns.IgnoreColumns;
import dev.sluice.sdk.scan.FileRouter;
import dev.sluice.sdk.scan.FileRuleText;
import dev.sluice.sdk.scan.TableRoute;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** As a shell's {@code $'…'} passes them. */
    @Test
    void leavesATextAsItIs() {
        // When
        Manifest manifest = with("mydumper.csv.separator=\t", "mydumper.csv.terminator=\r\n", "mydumper.csv.null= ",
                "mydumper.csv.escaped-by=", "mydumper.csv.delimiter=' '");
        Manifest spaced = with("mydumper.csv.separator = |", "mydumper.csv.null = \" \"");
        Manifest twoLines = with("mydumper.csv.null=\"a\"\nother = \"b\"");

        // Then
        assertThat(manifest.csv()).isEqualTo(new CsvSettings("\t", " ", "", List.of(" "), "\r\n", null));
        assertThat(spaced.csv()).isEqualTo(new CsvSettings("|", null, null, List.of(" "), null, null));
        assertThat(twoLines.csv().nullValues()).containsExactly("\"a\"\nother = \"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"separator=\\t", "terminator=\\r\\n", "delimiter=\\n", "null=\\n", "separator=|\\t"})
    void tellsHowACharacterIsWrittenThatDoesNotPrint(String assignment) {
        String key = "mydumper.csv." + assignment.substring(0, assignment.indexOf('='));
        String text = assignment.substring(assignment.indexOf('=') + 1);

        assertThatThrownBy(() -> with("mydumper.csv." + assignment)).isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("'" + key + "=\"" + text + "\"'")
                .hasMessageContaining("\"" + key + "='" + text + "'\"");
    }

    @Test
    void takesTheTwoCharactersThatLookLikeOne() {
        assertThat(with("mydumper.csv.separator='\\t'", "mydumper.csv.null=\\N").csv())
                .isEqualTo(new CsvSettings("\\t", null, null, List.of("\\N"), null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tidb.session-vars.time_zone=+8:00", "tidb.session-vars={time_zone = '+08:00'}",
        "tidb.session-vars.TIME_ZONE='+08:00'"})
    void carriesTheZoneOfTheSessionOver(String assignment) {
        assertThat(with(assignment).timeZone()).isEqualTo("+08:00");
    }

    @Test
    void refusesAManifestOfAZoneThatTidbDoesNotHave() {
        // Given
        Manifest given = new Manifest(new Manifest.Source("/dump", null), null, null, null, null, null, null, null,
                null,
                null, "+15:00");

        // Then
        assertThat(ManifestDraft.of(given).problems()).singleElement()
                .asString()
                .contains("TiDB has no time zone '+15:00'");
    }

    @Test
    void takesTheModeOfADumpWithoutEscapes() {
        assertThat(with("tidb.sql-mode=NO_BACKSLASH_ESCAPES").sqlMode()).isEqualTo("NO_BACKSLASH_ESCAPES");
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
    void carriesFileRulesAndRoutesToTheLayout() {
        // When
        Manifest files = with("mydumper.files=[{pattern='(\\w+)\\.dat$', schema='s', table='$1', type='csv'}]",
                "mydumper.default-file-rules=true");
        Manifest routes = with("routes=[{schema-pattern='a*', target-schema='b'}]", "mydumper.case-sensitive=true",
                "mydumper.character-set=gb18030");

        // Then
        assertThat(files.layout()).isEqualTo(new Layout(
                List.of(new FileRuleText("(\\w+)\\.dat$", null, "s", "$1", "csv", null, null)), true, null, null,
                null));
        assertThat(routes.layout())
                .isEqualTo(new Layout(null, null, List.of(new TableRoute("a*", null, "b", null)), true, "gb18030"));
    }

    @Test
    void knowsFieldsInUpperAndLowerCase() {
        // When
        Manifest files = with("mydumper.files=[{Pattern='a', SCHEMA='s', Table='t', type='csv'}]");
        Manifest routes = with("routes=[{Schema-Pattern='a*', Target-Schema='b'}]");
        Manifest columns = with("mydumper.ignore-columns=[{Table-Filter=['a.*'], COLUMNS=['c']}]");

        // Then
        assertThat(files.layout().files()).containsExactly(new FileRuleText("a", null, "s", "t", "csv", null, null));
        assertThat(routes.layout().routes()).containsExactly(new TableRoute("a*", null, "b", null));
        assertThat(columns.ignoreColumns()).containsExactly(new IgnoreColumns(null, null, List.of("a.*"),
                List.of("c")));
    }

    /** The page shows them to be pasted. */
    @Test
    void takesTheSettingsThatTheDiscoveryPageShows() throws IOException {
        // Given
        List<String> shown = Files.readString(Path.of("../docs/reference/discovery.md"))
                .lines()
                .filter(line -> line.startsWith("--set '"))
                .map(line -> line.substring("--set '".length(), line.length() - 1))
                .toList();

        // When
        Manifest manifest = with(shown.toArray(String[]::new));

        // Then
        assertThat(shown).isNotEmpty();
        assertThat(manifest.scanRequest(WildcardReach.EVERY_SEGMENT).files()).isNotSameAs(FileRouter.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mydumper.ignore-columns", "mydumper.ignore-data-columns"})
    void carriesColumnsThatAreNotToBeLoaded(String key) {
        Manifest manifest = with("mydumper.csv.header-schema-match=false",
                key + "=[{db=\"a\", table=\"b\", columns=[\"c\"]}, {table-filter=[\"x.*\"], columns=[\"d\"]}]");
        assertThat(manifest.csv().headerSchemaMatch()).isFalse();
        assertThat(manifest.ignoreColumns()).containsExactly(
                new IgnoreColumns("a", "b", List.of(), List.of("c")),
                new IgnoreColumns(null, null, List.of("x.*"), List.of("d")));
    }

    @Test
    void takesHarmlessValuesPartsOfATableAndBareWords() {
        // When
        Manifest manifest = with("tikv-importer.backend=import-into", "app.max-error.Type=7",
                "mydumper.csv.separator=1", "mydumper.csv.backslash-escape=false", "lightning.table-concurrency=0",
                "mydumper.csv.null=0");

        // Then
        assertThat(manifest.options()).isEqualTo(Map.of("record_errors", 7));
        assertThat(manifest.csv()).isEqualTo(new CsvSettings("1", null, "", List.of("0"), null, null));
        assertThat(manifest.policy()).isEqualTo(Manifest.Policy.DEFAULT);
    }

    @Test
    void leavesOutWhatIsTidbsOwnDefault() {
        assertThat(with("mydumper.data-character-set=binary", "lightning.max-error=0").options()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightning.max-error=100", "lightning.max-error=3000000000"})
    void makesTheSameManifestAsIsReadFromATopic(String assignment) {
        // Given
        Manifest manifest = with(assignment);

        // When
        Manifest read = Json.read(Json.write(new StartImport(new ImportId("x"), manifest)), StartImport.class)
                .manifest();

        // Then
        assertThat(read).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"split_file", "SPLIT_FILE", "SplitFile"})
    void wantsTheLineEndOfFilesThatAreSplitInWhateverSpelling(String spelled) {
        // Given
        Manifest given = new Manifest(new Manifest.Source("s3://b/p", null), null, null, null, Map.of(spelled, true),
                null,
                null);

        // Then
        assertThat(ManifestDraft.of(given).problems()).singleElement()
                .asString()
                .contains("empty mydumper.csv.terminator");
    }

    @Test
    void addsToAManifestWithoutChangingTheRestOfIt() {
        // Given
        Manifest given = new Manifest(new Manifest.Source("s3://b/p", "dumps"), List.of("a.*"), "prod", null,
                Map.of("thread", 8), new Manifest.Policy(2, OnFailure.CONTINUE, true, Verify.STRICT), "ANSI",
                new Layout(null, null, null, true, null), List.of(new IgnoreColumns("a", "b", List.of(), List.of("c"))),
                new TakeOver(List.of(new TableName("shop", "done")), null));

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
            mydumper.batch-size=1              | mydumper.batch-size is not carried out: TiDB reads and divides the files
            no.such.key=1                      | no.such.key is not carried out
            conflict.strategy=replace          | IMPORT INTO resolves no conflict
            mydumper.csv.not-null=true         | mydumper.csv.not-null is not carried out: IMPORT INTO always has
            mydumper.files=x                   | mydumper.files must be a list of tables
            mydumper.files=[{type=[1]}]        | mydumper.files must be a list of tables whose fields are texts
            routes=[{schema-pattern="a", Schema-Pattern="b"}] | routes: the same field is given twice, as schema-pattern and as Schema-Pattern
            routes=[{schema-pattern="a", schemaPattern="b"}] | routes: the same field is given twice, as schema-pattern and as schemaPattern
            routes=[{extract-table={a=1}}]     | routes: a table route has no field that is carried out called extract-table
            tidb.password=hunter2              | name a server with --tidb, or a configured target with --target
            mydumper.data-source-dir=/x        | say it as SOURCE
            mydumper.csv.header=maybe          | mydumper.csv.header must be true or false
            mydumper.csv.separator=["a","b"]   | mydumper.csv.separator must be a text
            lightning.table-concurrency=many   | must be a whole number
            tikv-importer.disk-quota=lots      | invalid size: 'lots' of tikv-importer.disk-quota
            post-restore.checksum=perhaps      | invalid op level 'perhaps', please choose valid option between ['off', 'optional', 'required']
            mydumper.character-set=UTF8        | mydumper.character-set: Unsupported encoding UTF8 of schema files; say one of auto
            checkpoint.driver=redis            | unknown checkpoint driver: redis
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
