package dev.sluice.sdk.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Problem;
import dev.sluice.sdk.ddl.TableColumn;
import dev.sluice.sdk.scan.FileScanner;
import dev.sluice.sdk.scan.NameCase;
import dev.sluice.sdk.scan.ScanRequest;
import dev.sluice.sdk.scan.SourceTable;
import dev.sluice.sdk.scan.TableFilter;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.statement.CsvRules;
import dev.sluice.sdk.statement.FieldTarget;
import dev.sluice.sdk.store.FakeStore;
import dev.sluice.sdk.store.ListingInterruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldListsTest {
    private static final CsvRules NO_HEADER = new CsvRules(",", "\"", "\\", List.of("\\N"), "", false);

    private final FakeStore store = new FakeStore();
    private final List<String> problems = new ArrayList<>();

    /** Columns as {@code id,name,total*}: a star for one that TiDB computes. */
    private static List<TableColumn> columns(String text) {
        return Arrays.stream(text.split(","))
                .map(name -> new TableColumn(name.replace("*", ""), name.endsWith("*")))
                .toList();
    }

    private SourceTable table() {
        return new FileScanner(store)
                .scan(new ScanRequest(TableFilter.parse(List.of("*.*")), WildcardReach.EVERY_SEGMENT))
                .tables()
                .getFirst();
    }

    private void tell(Problem problem) {
        problems.add(problem.sentence());
    }

    private String fields(ColumnRules rules, String columns) {
        return String.join(",", new FieldLists(store, rules, () -> {})
                .read(table(), () -> Optional.of(columns(columns)), this::tell)
                .list()
                .stream()
                .map(FieldTarget::text)
                .toList());
    }

    private static ColumnRules rules(CsvRules csv, boolean byName, @Nullable String ignored) {
        IgnoreRules entries = ignored == null
                ? IgnoreRules.NONE
                : IgnoreRules.of(List.of(new IgnoreColumns("s", "T", List.of(), Arrays.asList(ignored.split(",")))),
                        NameCase.INSENSITIVE);
        return new ColumnRules(csv, StandardCharsets.UTF_8, byName, entries);
    }

    @ParameterizedTest(name = "{0}: {1} into {2} without {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "same order           |id,name      |id,name      |-        |id,name",
        "L-5.4 other order    |name,id      |id,name      |-        |name,id",
        "L-5.4 other case     |NAME,Id      |id,name      |-        |name,id",
        "the table's spelling |GRÖßE,ID     |Id,Größe     |-        |Größe,Id",
        "quoted               |\"na\"\"me\",\"id\"|id,na\"me|-        |na\"me,id",
        "computed, left out   |id,b         |id,a*,b      |-        |id,b",
        "computed, there      |b,a,id       |id,a*,b      |-        |b,@a,id",
        "L-5.3 ignored        |id,junk,name |id,name      |JUNK     |id,@junk,name",
        "L-5.3 ignored column |name,id      |id,name      |name     |@name,id",
        "ignored and missing  |id           |id,name      |name     |id",
        "ignored twice        |junk,id,Junk |id           |junk     |@junk,id,@junk"})
    void putsEachFieldWhereItsNameSays(String id, String header, String columns, @Nullable String ignored,
            String expected) {
        // Given
        store.put("s.t.csv", header + "\n1\n");

        // Then
        assertThat(fields(rules(CsvRules.DEFAULT, true, ignored), columns)).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "L-A10 unknown |id,extra   |id     |-    |unknown columns [extra]",
        "missing       |id         |id,name|-    |missing columns [name]",
        "both          |id,nam     |id,name|-    |unknown columns [nam]; missing columns [name]",
        "twice         |id,ID,name |id,name|-    |columns named twice [ID]",
        "no name       |id,        |id     |-    |unknown columns [\"\"]",
        "blanks        |id,a b     |id     |-    |unknown columns [\"a b\"]",
        "rows          |1,a        |id,name|-    |unknown columns [1, a]; missing columns [id, name]",
        "ignored typo  |id,name    |id,name|nmae |neither the table nor a header has: [nmae]"})
    void refusesAHeaderThatDoesNotFitNamingFileAndColumns(String id, String header, String columns,
            @Nullable String ignored, String because) {
        // Given
        store.put("s.t.csv", header + "\n");

        // Then
        assertThat(fields(rules(CsvRules.DEFAULT, true, ignored), columns)).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("s.t: ").contains(because);
        assertThat(problems.getFirst()).contains(ignored == null ? "s.t.csv" : "ignore-columns");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"true|false", "false|true", "false|false"})
    void takesFieldsByTheirPlaceWhereNoHeaderCounts(boolean header, boolean byName) {
        // Given
        store.put("s.t.csv", "nobody,knows\n");
        CsvRules csv = header ? CsvRules.DEFAULT : NO_HEADER;

        // Then: and an ignored column takes its place of the table's order
        assertThat(fields(rules(csv, byName, null), "id,name")).isEmpty();
        assertThat(fields(rules(csv, byName, "NAME"), "id,calc*,Name")).isEqualTo("id,@name");
        assertThat(problems).isEmpty();
        assertThat(fields(rules(csv, byName, "other"), "id,name")).isEmpty();
        assertThat(problems).singleElement().asString().contains("[other]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"id,name|name,id", "id,name|id", "id,name|id,name,x"})
    void refusesHeadersThatDifferNamingBothFiles(String first, String other) {
        // Given
        for (int i = 10; i < 60; i++) {
            store.put("s.t." + i + ".csv", (i == 37 || i == 51 ? other : i % 2 == 0 ? first : "ID,Name") + "\n");
        }
        store.put("s.t.09.csv", "").put("s.t.40.csv", "");

        // Then: of those that differ the first
        assertThat(fields(rules(CsvRules.DEFAULT, true, null), "id,name")).isEmpty();
        assertThat(problems).singleElement()
                .asString()
                .contains("s.t.10.csv has [id, name]", "s.t.37.csv has ["
                        + other.replace(",", ", ") + "]");
    }

    @Test
    void takesFilesWithoutAnyLineForWhatTheyAre() {
        store.put("s.t.1.csv.gz", new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        assertThat(fields(rules(CsvRules.DEFAULT, true, null), "id,name")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sql", "parquet"})
    void refusesToIgnoreColumnsOfOtherFormats(String format) {
        // Given
        store.put("s.t." + format, "x");

        // Then
        assertThat(fields(rules(CsvRules.DEFAULT, true, "id"), "id")).isEmpty();
        assertThat(problems).singleElement().asString().contains("s.t: ", format, "[id]");
    }

    @Test
    void saysWhenNobodyKnowsTheColumnsOfAHeader() {
        // Given
        store.put("s.t.csv", "id\n");
        FieldLists lists = new FieldLists(store, rules(CsvRules.DEFAULT, true, null), () -> {});

        // Then
        assertThat(new FieldLists(store, rules(NO_HEADER, true, null), () -> {})
                .read(table(), () -> Optional.of(List.of()), this::tell)
                .list()).isEmpty();
        assertThat(lists.read(table(), Optional::empty, this::tell).list()).isEmpty();
        assertThat(problems).isEmpty();
        assertThat(lists.read(table(), () -> Optional.of(List.of()), this::tell).list()).isEmpty();
        assertThat(problems).singleElement().asString().contains("does not list the columns");
    }

    @Test
    void endsSoonWhenItIsStopped() {
        // Given
        for (int i = 0; i < 1000; i++) {
            store.put("s.t." + i + ".csv", "id\n");
        }
        AtomicInteger read = new AtomicInteger();
        FieldLists lists = new FieldLists(store, rules(CsvRules.DEFAULT, true, null), () -> {
            if (read.incrementAndGet() > 20) {
                throw new CancellationException("stopped");
            }
        });

        // Then
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> lists.read(table(),
                () -> Optional.of(columns("id")), this::tell));
        assertThat(read).hasValueLessThan(100);
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        // Given
        store.put("s.t.1.csv", "id\n").put("s.t.2.csv", "id\n");
        Thread.currentThread().interrupt();

        // Then
        assertThatExceptionOfType(ListingInterruptedException.class)
                .isThrownBy(() -> fields(rules(CsvRules.DEFAULT, true, null), "id"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void endsWhenItsThreadIsInterruptedWhileTheLastHeaderIsRead() {
        // Given
        store.put("s.t.1.csv", "id\n").put("s.t.2.csv", "id\n");
        Thread reading = Thread.currentThread();
        AtomicInteger files = new AtomicInteger();

        // When
        FieldLists lists = new FieldLists(store, rules(CsvRules.DEFAULT, true, null), () -> {
            if (files.incrementAndGet() == 2) {
                reading.interrupt();
            }
        });

        // Then
        assertThatExceptionOfType(ListingInterruptedException.class).isThrownBy(() -> lists.read(table(),
                () -> Optional.of(columns("id")), this::tell));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void takesTheFirstEntryThatIsForATable() {
        // Given
        IgnoreRules rules = IgnoreRules.of(List.of(
                new IgnoreColumns("shop", "orders", List.of(), List.of("A")),
                new IgnoreColumns(null, null, List.of("shop.*", "!shop.skip"), List.of("b")),
                new IgnoreColumns(null, null, List.of("*.*"), List.of("c"))), NameCase.INSENSITIVE);

        // Then
        assertThat(rules.of(new TableName("SHOP", "Orders")).columns()).containsExactly("a");
        assertThat(rules.of(new TableName("shop", "other")).columns()).containsExactly("b");
        assertThat(rules.of(new TableName("shop", "skip")).columns()).containsExactly("c");
        assertThat(IgnoreRules.of(List.of(new IgnoreColumns("shop", "orders", List.of(), List.of("a"))),
                NameCase.SENSITIVE).of(new TableName("SHOP", "orders")).columns()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"s,t,-,-", "s,-,-,a", "-,-,-,a", "s,t,*.*,a", "-,-,a-b.*,a"})
    void refusesAnEntryThatNamesNoTableOrNoColumn(@Nullable String db, @Nullable String table,
            @Nullable String filter, @Nullable String column) {
        IgnoreColumns entry = new IgnoreColumns(db, table, filter == null ? List.of() : List.of(filter),
                column == null ? List.of() : List.of(column));
        assertThatIllegalArgumentException().isThrownBy(() -> IgnoreRules.of(List.of(entry), NameCase.INSENSITIVE))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("IgnoreColumns[", "null"));
    }

    @Test
    void showsAnEntryAsItIsWritten() {
        assertThat(new IgnoreColumns("shop", "orders", List.of(), List.of("a", "b")))
                .hasToString("{db=\"shop\", table=\"orders\", columns=[\"a\", \"b\"]}");
        assertThat(new IgnoreColumns(null, null, List.of("x.*"), List.of("a")))
                .hasToString("{table-filter=[\"x.*\"], columns=[\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0"})
    void refusesAColumnThatCannotBeOne(String column) {
        IgnoreColumns entry = new IgnoreColumns("s", "t", List.of(), List.of(column));
        assertThatIllegalArgumentException().isThrownBy(() -> IgnoreRules.of(List.of(entry), NameCase.INSENSITIVE));
    }
}
