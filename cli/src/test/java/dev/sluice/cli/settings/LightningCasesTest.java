package dev.sluice.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.CsvSettings;
import dev.sluice.event.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that Lightning refuses, with its words, and files that it takes, with what they mean. */
class LightningCasesTest {

    /** {@code ;} stands for a line break, {@code ~} for nothing at all. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            L-C1  | [tikv-importer];backend = '' | tikv-importer.backend must not be empty!
            L-C2  | [tikv-importer];backend = 'no_such_backend' | unsupported ^tikv-importer.backend^ (no_such_backend)
            L-C3  | [lightning];typo = 123 | config file contained unknown configuration options: lightning.typo
            L-C4  | [mydumper.csv];separator = '' | ^mydumper.csv.separator^ must not be empty
            L-C5  | [mydumper.csv];separator = '!';delimiter = '!' | ^mydumper.csv.separator^ and ^mydumper.csv.delimiter^ must not be prefix of each other
            L-C6  | [mydumper.csv];separator = '\\';backslash-escape = true | cannot use '\\' both as CSV separator and ^mydumper.csv.escaped-by^
            L-C8  | [mydumper];strict-format = true | mydumper.strict-format can not be used with empty mydumper.csv.terminator. Please set mydumper.csv.terminator to a non-empty value like "\\r\\n"
            L-C9  | [post-restore];checksum = 'req' | invalid op level 'req', please choose valid option between ['off', 'optional', 'required']
            L-C10 | [lightning];max-error = 'abcde' | invalid max-error 'abcde', should be an integer or a map of string:int64
            L-C11 | [mydumper.csv];null = ['\\N', 123] | invalid string slice
            L-C16 | [[routes]];target-schema = 'x' | schema pattern of table route rule should not be empty
            prefix           | [mydumper.csv];separator = '++';delimiter = '+' | must not be prefix of each other
            long escape      | [mydumper.csv];escaped-by = 'ab' | ^mydumper.csv.escaped-by^ must be empty or a single character
            wide escape      | [mydumper.csv];escaped-by = 'é' | ^mydumper.csv.escaped-by^ must be empty or a single character
            quoting escape   | [mydumper.csv];escaped-by = '"' | cannot use '"' both as CSV delimiter and ^mydumper.csv.escaped-by^
            ending escape    | [mydumper.csv];terminator = '\\' | cannot use '\\' both as CSV terminator and ^mydumper.csv.escaped-by^
            long delimiter   | [mydumper.csv];delimiter = '--' | ^mydumper.csv.delimiter^ must be empty or a single character
            two nulls        | [mydumper.csv];null = ['\\N', 'NULL'] | IMPORT INTO only supports one FIELDS_DEFINED_NULL_BY value
            no null          | [mydumper.csv];not-null = true | mydumper.csv.not-null: IMPORT INTO always has a spelling of NULL
            last separator   | [mydumper.csv];trim-last-separator = true | set mydumper.csv.terminator to separator and line end
            character set    | [mydumper];data-character-set = 'utf7' | invalid ^mydumper.data-character-set^: utf7
            replacement      | [mydumper];data-invalid-char-replace = '?' | mydumper.data-invalid-char-replace: IMPORT INTO has no replacement
            source id        | [mydumper];source-id = 'mysql-1' | mydumper.source-id: a source's name can fill no column
            file rule        | [[mydumper.files]];type = 'sql' | ^path^ and ^pattern^ must not be both empty in [[mydumper.files]]
            extractor        | [[routes]];schema-pattern = 'a';target-schema = 'b';extract-table = {a = 'b'} | extract-table
            logical import   | [tikv-importer];backend = 'tidb' | tikv-importer.backend = "tidb" writes into tables that hold rows
            scope            | [tikv-importer];pause-pd-scheduler-scope = 'all' | pause-pd-scheduler-scope is invalid, allowed value include: table, global
            both             | [tikv-importer];on-duplicate = 'error';duplicate-resolution = 'error' | cannot be used with tikv-importer.duplicate-resolution
            replace          | [conflict];strategy = 'replace' | conflict.strategy = "replace" is not carried out: IMPORT INTO resolves no conflict, it fails
            ignore           | [conflict];strategy = 'ignore' | conflict.strategy = "ignore" is not carried out
            L-C12 remove is replace | [conflict];strategy = 'remove' | conflict.strategy = "remove" is not carried out
            former record    | [tikv-importer];duplicate-resolution = 'record' | tikv-importer.duplicate-resolution = "record" is not carried out
            threshold        | [conflict];strategy = 'error';threshold = 5 | conflict.threshold cannot be set when use conflict.strategy = "error"
            tls              | [tidb];tls = 'x' | unsupported ^tidb.tls^ config x
            tls cluster      | [tidb];tls = 'cluster' | cannot set ^tidb.tls^ to 'cluster' without a [security] section
            sql mode         | [tidb];sql-mode = 'NO_SUCH_MODE' | ^mydumper.tidb.sql_mode^ must be a valid SQL_MODE
            port             | [tidb];port = 0 | invalid ^tidb.port^ setting
            session          | [tidb.session-vars];tidb_row_format_version = '1' | tidb.session-vars.tidb_row_format_version: session variables are not passed on, but for time_zone
            session zone     | [tidb.session-vars];time_zone = 'JST' | TiDB has no time zone 'JST'
            no text          | [tidb.session-vars];time_zone = 8 | tidb.session-vars.time_zone must be a text
            S-I8, though Kafka holds the checkpoints | [checkpoint];driver = 'redis' | unknown checkpoint driver: redis
            keeping          | [checkpoint];keep-after-success = 'perhaps' | invalid keep strategy 'perhaps'
            duration         | [cron];log-progress = '13x20s' | time: unknown unit "x" in duration "13x20s"
            unitless         | [cron];switch-mode = '5' | time: missing unit in duration "5"
            no duration      | [cron];check-disk-quota = 'soon' | time: invalid duration "soon"
            part of a number | [lightning.max-error];charset = 3 | config file contained unknown configuration options: lightning.max-error.charset
            twice, app       | [lightning];level = 'info';[app];level = 'info' | the same setting is given twice, as lightning.level and as app.level
            twice, upper     | [lightning];level = 'info';Level = 'info' | the same setting is given twice, as lightning.level and as lightning.Level
            twice, columns   | [mydumper];ignore-columns = [];ignore-data-columns = [] | the same setting is given twice, as mydumper.ignore-columns and as mydumper.ignore-data-columns
            twice, speed     | [tikv-importer];store-write-bwlimit = 1;store-write-bw-limit = 2 | the same setting is given twice, as tikv-importer.store-write-bwlimit and as tikv-importer.store-write-bw-limit
            no such escape   | [mydumper.csv];escape = '' | config file contained unknown configuration options: mydumper.csv.escape
            old filter       | [black-white-list];do-dbs = ['shop'] | TiDB Lightning has dropped [black-white-list]: write the same as rules
            server           | [lightning];server-mode = true | a server takes its tasks from a topic here
            too many errors  | [lightning];max-error = 9223372036854775808 | lightning.max-error must be a whole number up to 9223372036854775807
            too many jobs    | [lightning];table-concurrency = 2147483648 | lightning.table-concurrency must be a number of jobs up to 2147483647
            unused but wrong | [tikv-importer];range-concurrency = 'many' | tikv-importer.range-concurrency must be a whole number
            text for a flag  | [mydumper.csv];header = 'true' | mydumper.csv.header must be true or false
            number for text  | [mydumper.csv];separator = 1 | mydumper.csv.separator must be a text
            """)
    void refusesInLightningsWords(String id, String toml, String problem) {
        assertThat(problems(toml)).anySatisfy(found -> assertThat(found).contains(problem.replace('^', '`')));
    }

    /** What Lightning refuses and Sluice takes, on purpose; then what both take. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            L-C1: Sluice has one backend, so a file need not name it | [mydumper]
            L-C13: a target is chosen by name, so no port is needed  | [tikv-importer];backend = 'import-into';[tidb];host = 'a'
            L-C7   | [mydumper.csv];separator = '\\';backslash-escape = false
            L-C8   | [mydumper];strict-format = true;[mydumper.csv];terminator = "\\r\\n"
            upper  | [MyDumper.CSV];Header = true
            local  | [tikv-importer];backend = 'local'
            upper backend  | [tikv-importer];backend = 'IMPORT-INTO'
            conflict fails | [conflict];strategy = 'error'
            no conflict    | [conflict];strategy = 'none';threshold = 100
            docs' default  | [conflict];threshold = 9223372036854775807;max-record-rows = 9223372036854775807
            harmless       | [mydumper];source-id = '';[mydumper.csv];not-null = false;trim-last-separator = false
            certificate    | [tidb];tls = 'cluster';[security];ca-path = '/ca.pem'
            duration       | [cron];log-progress = '1h30m';switch-mode = '300ms';check-disk-quota = '0'
            number for a flag of two kinds | [checkpoint];keep-after-success = true
            """)
    void takes(String id, String toml) {
        assertThat(problems(toml)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            L-C9  | post-restore.checksum = true                    | checksum_table | required
            L-C9  | post-restore.checksum = "optional"              | checksum_table | optional
            L-C9  | post-restore.checksum = "REQUIRED"              | checksum_table | required
            L-C9  | post-restore.checksum = false                   | checksum_table | off
            L-C10 | lightning.max-error = -123                      | record_errors  |
            L-C10 | lightning.max-error = {type = 1000}             | record_errors  | 1000
            L-C10 | lightning.max-error = 9223372036854775807       | record_errors  | 9223372036854775807
            L-C10 | lightning.max-error = {type = 2147483648}       | record_errors  | 2147483648
            L-C10 | app.max-error.type = 100                        | record_errors  | 100
            none  | lightning.max-error = {type = -1}               | record_errors  |
            word  | lightning.max-error = {type = "x", conflict = 5} | record_errors |
            quota | tikv-importer.disk-quota = 9223372036854775807  | disk_quota     |
            quota | tikv-importer.disk-quota = 9_223_372_036_854_775_807 # all | disk_quota |
            quota | tikv-importer.disk-quota = 1000000000000000000  | disk_quota     | 1000000000000000000
            quota | tikv-importer.disk-quota = "100GB"              | disk_quota     | 100GB
            speed | tikv-importer.store-write-bwlimit = 0           | max_write_speed |
            speed | tikv-importer.store-write-bw-limit = "100MiB"   | max_write_speed | 100MiB
            engine | tikv-importer.engine-mem-cache-size = "1GB"    | max_engine_size | 1GB
            bytes | mydumper.data-character-set = "binary"          | character_set  |
            set   | mydumper.data-character-set = "GBK"             | character_set  | gbk
            """)
    void mapsToOptions(String id, String toml, String option, String value) {
        Object mapped = manifest(toml).options().get(option);

        assertThat(Optional.ofNullable(mapped).map(String::valueOf)).isEqualTo(Optional.ofNullable(value));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            10000          | 10000
            '10k'          | 10240
            '10PiB'        | 11258999068426240
            '10 KB'        | 10240
            '32768'        | 32768
            256.9          | 256
            10e+9          | 10000000000
            '2.5MB'        | 2621440
            '10KB'         | 10240
            -1             | invalid size: '-1'
            true           | invalid size: 'true'
            'invalid value' | invalid size: 'invalid value'
            '10XB'         | invalid size: '10XB'
            inf            | invalid size: 'inf'
            '9999999PiB'   | invalid size: '9999999PiB'
            [1]            | must be a size such as 100GiB
            {a = 1}        | must be a size such as 100GiB
            """)
    void readsSizesAsLightningDoes(String toml, String expected) {
        // When
        String found;
        try {
            found = Long.toString(ByteSize.bytes(TomlValue.of("size", toml)));
        } catch (InvalidSettingException e) {
            found = e.getMessage();
        }

        // Then
        assertThat(found).contains(expected.replace("'inf'", "'"));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ~    | ~     | ~
            ~    | true  | ~
            ~    | false | NONE
            NONE | ~     | \\
            NONE | true  | \\
            NONE | false | NONE
            \\   | ~     | \\
            \\   | false | NONE
            !    | true  | !
            !    | false | !
            """)
    void reconcilesTheTwoWaysToSayTheEscape(String escapedBy, String backslashEscape, String means) {
        // When
        List<String> lines = new ArrayList<>(List.of("[mydumper.csv]"));
        if (!escapedBy.equals("~")) {
            lines.add("escaped-by = '" + escapedBy.replace("NONE", "") + "'");
        }
        if (!backslashEscape.equals("~")) {
            lines.add("backslash-escape = " + backslashEscape);
        }

        // Then
        assertThat(manifest(String.join(";", lines)).csv().escapedBy())
                .isEqualTo(means.equals("~") ? null : means.replace("NONE", ""));
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(manifest("\uFEFF[mydumper.csv];separator = '|'").csv().separator()).isEqualTo("|");
    }

    @Test
    void readsAnEmptyListOfNullsAsTheEmptyText() {
        assertThat(manifest("mydumper.csv.null = []").csv().nullValues()).containsExactly("");
    }

    @Test
    void reportsEverythingAtOnceInTheOrderOfTheKeys() {
        assertThat(problems(
                "[mydumper.csv];header = 1;nul = 2;[lightning];level = 'loud';[mydumper];strict-format = true"))
                .satisfiesExactly(level -> assertThat(level).contains("unknown log level 'loud'"),
                        header -> assertThat(header).contains("mydumper.csv.header must be true or false"),
                        unknown -> assertThat(unknown).endsWith("mydumper.csv.nul, did you mean mydumper.csv.null?"),
                        format -> assertThat(format).contains("mydumper.strict-format"));
    }

    /** The order in which Lightning looks, each problem told instead of the first one. */
    @Test
    void looksAtCsvRulesInLightningsOrder() {
        List<String> problems = new ArrayList<>();

        CsvChecks.check(new CsvChecks.Rules("", "ab", "xy", 0, "xy"), problems::add);

        assertThat(problems).satisfiesExactly(first -> assertThat(first).contains("separator"),
                second -> assertThat(second).contains("escaped-by` must be empty"),
                third -> assertThat(third).contains("both as CSV terminator"),
                fourth -> assertThat(fourth).contains("delimiter` must be empty"),
                fifth -> assertThat(fifth).contains("FIELDS_DEFINED_NULL_BY"));
    }

    @Test
    void leavesDefaultsToTidb() {
        // When
        Manifest manifest = manifest("[tikv-importer];backend = 'import-into'");

        // Then
        assertThat(manifest.options()).isEmpty();
        assertThat(manifest.csv()).isEqualTo(CsvSettings.DEFAULTS);
        assertThat(manifest.policy()).isEqualTo(Manifest.Policy.DEFAULT);
    }

    static List<String> problems(String toml) {
        LightningFile file = LightningFile.parse("task.toml", toml.replace(";", "\n"));
        ManifestDraft draft = ManifestDraft.ofSource("/dump");
        List<String> problems = new ArrayList<>(file.applyTo(draft)
                .stream()
                .filter(Explanation::isRefusal)
                .map(Explanation::problem)
                .toList());
        problems.addAll(file.contradictions());
        problems.addAll(draft.problems());
        return problems;
    }

    private static Manifest manifest(String toml) {
        assertThat(problems(toml)).isEmpty();
        ManifestDraft draft = ManifestDraft.ofSource("/dump");
        LightningFile.parse("task.toml", toml.replace(";", "\n")).applyTo(draft);
        return draft.manifest();
    }
}
