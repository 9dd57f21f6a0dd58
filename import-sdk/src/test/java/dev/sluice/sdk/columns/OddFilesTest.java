package dev.sluice.sdk.columns;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.head.RowSight;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.SourceUnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that begin as no file of rows does: each is refused in plain words, with what to do about it. */
class OddFilesTest {
    private static final String TEXT = "id,name\n1,ann\n";

    private final FakeStore store = new FakeStore();
    private final List<String> problems = new ArrayList<>();

    private TableFields read(boolean header) {
        SourceTable table = new FileScanner(store)
                .scan(new ScanRequest(TableFilter.parse(List.of("*.*")), WildcardReach.EVERY_SEGMENT))
                .tables()
                .getFirst();
        CsvRules csv = CsvRules.of(null, null, null, null, null, header);
        return new FieldLists(store, ColumnRules.of(csv), () -> {}).read(table,
                () -> Optional.of(List.of(new TableColumn("id", false), new TableColumn("name", false))), this::tell);
    }

    private void tell(Problem problem) {
        problems.add(problem.sentence());
    }

    private static byte[] marked(String mark, Charset charset, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(mark));
        bytes.write(text.getBytes(charset));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"fffe, UTF-16LE, is UTF-16", "feff, UTF-16BE, is UTF-16", "fffe0000, UTF-32LE, is UTF-32",
        "0000feff, UTF-32BE, is UTF-32", "'', UTF-16LE, looks like UTF-16 without a mark",
        "'', UTF-16BE, looks like UTF-16 without a mark", "'', UTF-32LE, looks like UTF-32 without a mark"})
    void callsTextInAnotherEncodingSoWhateverTheFormatAndWhetherThereIsAHeader(String mark, String charset, String what)
            throws IOException {
        // Given
        store.put("s.t.csv", marked(mark, Charset.forName(charset), TEXT));
        FakeStore sql = new FakeStore().put("s.t.sql", marked(mark, Charset.forName(charset),
                "INSERT INTO t VALUES (1,'ann');"));

        // When
        read(true);
        read(false);
        SourceTable table = new FileScanner(sql)
                .scan(new ScanRequest(TableFilter.parse(List.of("*.*")), WildcardReach.EVERY_SEGMENT))
                .tables()
                .getFirst();
        new FieldLists(sql, ColumnRules.of(CsvRules.DEFAULT), () -> {}).read(table, Optional::empty, this::tell);

        // Then
        assertThat(problems).hasSize(3)
                .allSatisfy(problem -> assertThat(problem).startsWith("s.t: s.t.")
                        .contains(what, "TiDB reads UTF-8", "convert it to UTF-8, as iconv -f UTF-"));
        assertThat(String.join("", problems).chars().noneMatch(Character::isISOControl)).isTrue();
    }

    @Test
    void looksIntoAPackedFile() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(marked("fffe", UTF_16LE, TEXT));
        }
        store.put("s.t.csv.gz", packed.toByteArray());

        // When
        read(true);

        // Then
        assertThat(problems).singleElement().asString().startsWith("s.t: s.t.csv.gz is UTF-16");
    }

    @ParameterizedTest
    @CsvSource({"1f8b0800000000, packed as gzip, .gz", "28b52ffd24000000, packed as zstd, .zst",
        "504b030414000000, packed as zip, save the sheet", "425a683931415926, packed as bzip2, unpack it",
        "fd377a585a000000, packed as xz, unpack it", "5041523115041500, is Parquet, .parquet",
        "0000000000000000, NUL bytes, is it damaged?"})
    void callsWhatIsNoTextSo(String bytes, String what, String advice) {
        // Given
        store.put("s.t.csv", HexFormat.of().parseHex(bytes));

        // When
        read(true);

        // Then
        assertThat(problems).singleElement().asString().startsWith("s.t: s.t.csv ").contains(what, advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\\nid,name\\n1,ann\\n|line 1 is empty, the header is in line 2",
        "\\r\\nid,name\\r\\n1,ann\\r\\n|line 1 is empty, the header is in line 2",
        " \\n\\t\\n\\nid,name\\n|lines 1 to 3 are empty, the header is in line 4"})
    void saysInWhichLineTheHeaderIs(String text, String because) {
        // Given
        store.put("s.t.csv", text.translateEscapes());

        // When
        read(true);

        // Then
        assertThat(problems).singleElement()
                .asString()
                .startsWith("s.t: s.t.csv: " + because)
                .contains("take the empty lines out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n\n", "id,name\n\n1,ann\n\n\n"})
    void takesEmptyLinesElsewhere(String text) {
        // Given
        store.put("s.t.csv", text);

        // When
        read(true);

        // Then
        assertThat(problems).isEmpty();
    }

    @Test
    void passesOverEmptyLinesWhereNoHeaderCounts() {
        // Given
        store.put("s.t.csv", "\n1,ann\n");

        // Then
        assertThat(read(false).rows()).isEqualTo(RowSight.SEEN);
        assertThat(problems).isEmpty();
    }

    @Test
    void doesNotTellToAddAColumnWhereOneIsNamedTwice() {
        // Given
        store.put("s.t.csv", "id,name,Name\n1,2,3\n");

        // When
        read(true);

        // Then
        assertThat(problems).containsExactly(
                "s.t: the header of s.t.csv has columns named twice [Name]; upper and lower"
                        + " case are one; give each column of the files a name of its own");
    }

    @ParameterizedTest
    @CsvSource({"s.t.csv.zst, is packed as gzip, .gz", "s.t.sql.zst, is packed as gzip, .gz",
        "s.t.csv.snappy, is packed as gzip, .gz"})
    void namesThePackingOfAFileThatIsNamedByAnother(String name, String what, String advice) throws IOException {
        // Given
        store.put(name, gzip("INSERT INTO t VALUES (1,'ann');"));

        // Then
        assertThatThrownBy(() -> read(true)).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContainingAll("cannot unpack", name, what, advice);
    }

    @ParameterizedTest
    @CsvSource({"s.t.csv.gz, is not packed, take the last suffix off its name",
        "s.t.sql.gz, is not packed, take the last suffix off its name",
        "s.t.csv.zst, is not packed, take the last suffix off its name"})
    void saysThatAFileIsNotPackedAsItsNameSays(String name, String what, String advice) {
        // Given
        store.put(name, TEXT);

        // Then
        assertThatThrownBy(() -> read(true)).isInstanceOf(SourceUnreadableException.class)
                .hasMessageContainingAll("cannot unpack", name, what, advice);
    }

    @Test
    void takesAPackedFileThatEndsTooEarlyForDamaged() throws IOException {
        // Given
        byte[] packed = gzip(TEXT);
        store.put("s.t.csv.gz", Arrays.copyOf(packed, 14));

        // Then
        assertThatThrownBy(() -> read(true)).hasMessageContainingAll("cannot be unpacked", "is it damaged?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {"id;name!if ; is what separates the fields, set csv.separator",
        "id\\tname!if \\t (a tab) is what separates", "id|name!if | is what separates",
        "id, name!take the blanks around the names out",
        " id ,name !take the blanks around the names out"}, ignoreLeadingAndTrailingWhitespace = false)
    void saysWhatIsWrongWithAHeaderThatHasTheRightNames(String header, String advice) {
        // Given
        store.put("s.t.csv", header.translateEscapes() + "\n1\n");

        // When
        read(true);

        // Then
        assertThat(problems).singleElement()
                .asString()
                .contains("does not fit the table", advice.translateEscapes()
                        .replace("\t", "\\t"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void showsNoControlCharacterOfAHeader() {
        // Given
        store.put("s.t.csv", "id,na\u001B[2Jme\n1,2\n".getBytes(UTF_8));

        // When
        read(true);

        // Then
        assertThat(problems).singleElement().asString().contains("unknown columns [\"na\\u001b[2Jme\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name\n1,é店舗😀\n", "id,name\n1,\"a\0b\"\n", "\uFEFFid,name\n1,x\n"})
    void takesTextThatIsNoMoreThanUnusual(String text) {
        // Given
        store.put("s.t.csv", text);

        // When
        read(true);

        // Then
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name\n1,ann,lost\n", "id,name\r\n\r\n1,ann,,lost\r\n", "id,name\n1,\"a,b\",c,\n",
        "id,name\n1,ann,\"goes\non\"\n", "id,name\r1,Meier, Anna\r2,x\r"})
    void refusesARowWithMoreFieldsThanItsHeaderNames(String text) {
        // Given
        store.put("s.t.csv", text);

        // When
        read(true);

        // Then
        assertThat(problems).singleElement()
                .asString()
                .startsWith("s.t: s.t.csv: the first row has ")
                .contains(
                        " fields or more, the header 2: TiDB would drop the others without a word", "ignore-columns");
    }

    @Test
    void refusesARowWithMoreFieldsThanTheTableHasColumns() {
        // Given
        store.put("s.t.csv", "1,ann,lost\n");

        // When
        read(false);

        // Then
        assertThat(problems).singleElement().asString().contains("the first row has 3 fields or more, the table 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name\n1,ann,\n", "id,name\n1,ann,,\"\"\n", "id,name\n1\n", "id,name\n1,\"a,b,c\"\n",
        "id,name\n1,a\\,b\n", "id,name\n1,\"a\nb,c,d\"\n", "id,name\n", "id,name\n1,ann"})
    void takesARowOfWhichNothingIsLost(String text) {
        // Given
        store.put("s.t.csv", text);

        // When
        read(true);

        // Then
        assertThat(problems).isEmpty();
    }
}
