package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Manifest;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.statement.ImportOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of two values of one setting the later one counts, also when it is the default. */
class LaterSettingTest {

    /** A setting that is carried out, with a value that is no default, and the default. */
    record Sample(String key, String other, String byDefault) {}

    private static final String RULES = TableFilter.DEFAULT_RULES.stream()
            .collect(Collectors.joining("', '", "['", "']"));

    private static final List<Sample> SAMPLES = List.of(
            new Sample("lightning.check-requirements", "false", "true"),
            new Sample("lightning.table-concurrency", "3", "0"),
            new Sample("lightning.max-error", "7", "0"),
            new Sample("tidb.sql-mode", "ANSI", "STRICT_TRANS_TABLES"),
            new Sample("tidb.session-vars", "{time_zone = '+08:00'}", "{}"),
            new Sample("mydumper.filter", "['a.*']", RULES),
            new Sample("mydumper.files", "[{path = 'a', type = 'ignore'}]", "[]"),
            new Sample("mydumper.default-file-rules", "true", "false"),
            new Sample("routes", "[{schema-pattern = 'a', target-schema = 'b'}]", "[]"),
            new Sample("mydumper.case-sensitive", "true", "false"),
            new Sample("mydumper.character-set", "gb18030", "auto"),
            new Sample("mydumper.data-character-set", "gbk", "binary"),
            new Sample("mydumper.strict-format", "true", "false"),
            new Sample("mydumper.ignore-columns", "[{db = 'a', table = 'b', columns = ['c']}]", "[]"),
            new Sample("mydumper.ignore-data-columns", "[{db = 'a', table = 'b', columns = ['c']}]", "[]"),
            new Sample("mydumper.csv.separator", "|", ","),
            new Sample("mydumper.csv.delimiter", "'", "\""),
            new Sample("mydumper.csv.terminator", "||", ""),
            new Sample("mydumper.csv.escaped-by", "!", "\\"),
            new Sample("mydumper.csv.backslash-escape", "false", "true"),
            new Sample("mydumper.csv.null", "NULL", "\\N"),
            new Sample("mydumper.csv.header", "false", "true"),
            new Sample("mydumper.csv.header-schema-match", "false", "true"),
            new Sample("tikv-importer.disk-quota", "1GiB", "9223372036854775807"),
            new Sample("tikv-importer.store-write-bwlimit", "1MiB", "0"),
            new Sample("tikv-importer.store-write-bw-limit", "1MiB", "0"),
            new Sample("tikv-importer.engine-mem-cache-size", "1GiB", "0"),
            new Sample("post-restore.checksum", "off", "required"));

    /** They refuse, or do what is done anyway. */
    private static final List<String> WITHOUT_TRACE = List.of("lightning.backend", "tikv-importer.backend",
            "tikv-importer.on-duplicate", "tikv-importer.duplicate-resolution", "conflict.strategy");

    static Stream<Sample> samples() {
        return SAMPLES.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void putsADefaultBackOnOneCommandLine(Sample sample) {
        // Given
        String other = sample.key + "=" + sample.other;
        String byDefault = sample.key + "=" + sample.byDefault;

        // Then
        assertThat(meaning(set(empty(), other, byDefault))).isEqualTo(meaning(set(empty(), byDefault)))
                .isNotEqualTo(meaning(set(empty(), other)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void putsADefaultBackOverAManifest(Sample sample) {
        // Given
        Manifest manifest = set(empty(), sample.key + "=" + sample.other).manifest();

        // When
        ManifestDraft draft = set(ManifestDraft.of(manifest), sample.key + "=" + sample.byDefault);

        // Then
        assertThat(meaning(draft)).isEqualTo(meaning(set(empty(), sample.key + "=" + sample.byDefault)));
    }

    @Test
    void knowsEveryKeyThatIsCarriedOut() {
        // Given
        Stream<String> carriedOut = LightningKeys.ALL.stream()
                .filter(key -> key.fate() instanceof Fate.Mapped || key.fate() instanceof Fate.Used)
                .flatMap(LightningKey::names);

        // Then
        assertThat(Stream.concat(SAMPLES.stream().map(Sample::key), WITHOUT_TRACE.stream()))
                .containsExactlyInAnyOrderElementsOf(carriedOut.toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHARACTER_SET | gbk  | mydumper.data-character-set=binary
            CharacterSet  | gbk  | mydumper.data-character-set=latin1
            disk-quota    | 1GiB | tikv-importer.disk-quota=0
            MaxEngineSize | 1GiB | tikv-importer.engine-mem-cache-size=2GiB
            """)
    void findsAnOptionOfAManifestInEachSpelling(String option, String value, String assignment) {
        // Given
        Manifest given = new Manifest(new Manifest.Source("/dump", null), null, null, null, Map.of(option, value),
                null, null);

        // When
        Manifest changed = set(ManifestDraft.of(given), assignment).manifest();

        // Then
        assertThat(changed.options()).isEqualTo(set(empty(), assignment).manifest().options());
    }

    /** A part of {@code max-error} that has no effect does not take the other part's away. */
    @Test
    void leavesAPartOfATableThatIsNotSaid() {
        // Given
        LightningFile file = LightningFile.parse("task.toml", "[lightning.max-error]\ntype = 100\n");
        ManifestDraft draft = empty();

        // When
        file.leaveTo(List.of("lightning.max-error.conflict=5"));
        file.applyTo(draft);

        // Then
        assertThat(draft.manifest().options()).containsEntry("record_errors", 100);
    }

    private static ManifestDraft empty() {
        return ManifestDraft.ofSource("/dump");
    }

    private static ManifestDraft set(ManifestDraft draft, String... assignments) {
        List.of(assignments).forEach(draft::set);
        return draft;
    }

    /** What is imported, however it was said. */
    private static List<Object> meaning(ManifestDraft draft) {
        Manifest manifest = draft.manifest();
        boolean byHeader = !Boolean.FALSE.equals(manifest.csv().headerSchemaMatch());
        return Stream.of(manifest.filter(), manifest.csv().rules(), byHeader, ImportOptions.parse(manifest.options()),
                manifest.policy(), String.valueOf(manifest.sqlMode()), String.valueOf(manifest.layout()),
                String.valueOf(manifest.ignoreColumns()), String.valueOf(manifest.timeZone())).toList();
    }
}
