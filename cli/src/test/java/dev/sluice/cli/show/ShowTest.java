package dev.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Views;
import dev.sluice.cli.sql.Answer;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.LeftOut;
import dev.sluice.event.StatusEvent;
import dev.sluice.event.TableState;
import dev.sluice.sdk.explain.KnownFailure;
import dev.sluice.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {

    private static final ImportView VIEW = Views.view("nightly",
            Views.table("nightly", "shop", "orders", TableState.FINISHED, 2048),
            Views.table("nightly", "shop", "items", TableState.RUNNING, 2048, 0.5),
            Views.table("nightly", "shop", "notes", TableState.WAITING, 0));

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB", "9223372036854775807, 8192.0 PiB"})
    void writesSizesForPeople(long bytes, String text) {
        assertThat(Sizes.of(bytes)).isEqualTo(text);
    }

    @Test
    void tellsInOneLineHowAnImportIsGoing() {
        assertThat(LiveLine.of(VIEW, Duration.ofSeconds(3)))
                .isEqualTo("scanning: 1 done · 1 running · 1 waiting | 75 % of 4.0 KiB | 1.0 KiB/s | 1 s left");
        assertThat(LiveLine.of(Views.view("nightly"), Duration.ZERO))
                .isEqualTo("scanning: 0 done · 0 running · 0 waiting");
    }

    @Test
    void linesColumnsUpWithNumbersToTheRight() {
        assertThat(ImportText.tables(VIEW.tables())).containsExactly(
                "SCHEMA  TABLE   STATE     ROWS    BYTES  SECONDS  MESSAGE",
                "shop    orders  finished     7  2.0 KiB      2.5",
                "shop    items   running      -  2.0 KiB        -",
                "shop    notes   waiting      -      0 B        -");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TextTable("A", "B").add("a"));
    }

    @Test
    void documentsAnImportWithItsTables() {
        assertThat(Document.text(ImportDocument.of(VIEW))).startsWith(
                "{\"version\":1,\"importId\":\"nightly\",\"state\":\"scanning\",")
                .contains("{\"schema\":\"shop\",\"table\":\"orders\",\"state\":\"finished\",\"jobId\":30001,"
                        + "\"importedRows\":7,\"bytes\":2048,\"message\":\"\"}")
                .contains("\"jobId\":null");
        assertThat(Json.text(ImportDocument.Summary.of(VIEW)))
                .contains("\"tables\":{\"finished\":1,\"running\":1,\"total\":3,\"waiting\":1}");
    }

    @Test
    void explainsTidbsWordsBelowThemOnTablesThatWentWrong() {
        // Given
        String words = "[types:1406]Data Too Long,\n field len 3";
        TableCheckpoint failed = Views.table("nightly", "shop", "a", TableState.FAILED, 10)
                .with(table -> table.message(words).counted(12L, null));
        TableCheckpoint held = Views.table("nightly", "shop", "b", TableState.HELD, 10)
                .with(table -> table.message("nothing that is known"));
        TableCheckpoint finished = Views.table("nightly", "shop", "c", TableState.FINISHED, 10)
                .with(table -> table.message(words));

        // When
        List<String> lines = ImportText.tables(List.of(failed, held, finished));

        // Then
        String explanation = KnownFailure.TOO_LONG.explanation();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("shop    a      failed      12  ").endsWith("Data Too Long, field len 3");
        assertThat(lines.get(2).strip()).isEqualTo("→ " + explanation);
        assertThat(lines.get(2).indexOf("→")).isEqualTo(lines.get(0).indexOf("MESSAGE"));
        assertThat(ImportDocument.Table.of(failed).message()).isEqualTo(words);
        assertThat(ImportDocument.Table.of(failed).explanation()).isEqualTo(explanation);
        assertThat(ImportDocument.Table.of(held).explanation()).isNull();
        assertThat(Json.text(ImportDocument.Table.of(finished))).doesNotContain("explanation");
    }

    @Test
    void saysInALineWhatChanged() {
        // Given
        StatusEvent changed = new StatusEvent.TableStateChanged(new ImportId("nightly"), "shop", "orders",
                TableState.SUBMITTING, TableState.RUNNING, 1, 30001L, 10, null, "", Views.START);
        StatusEvent refused = new StatusEvent.ImportRefused(new ImportId("nightly"), 3, List.of(), "other content",
                Views.START);
        StatusEvent progressed = new StatusEvent.TableProgressed(new ImportId("nightly"), "shop", "orders", 1, 30001,
                10, VIEW.tables().get(1).progress(), Views.START);

        // Then
        assertThat(ImportText.change(changed)).contains("shop.orders running, job 30001");
        assertThat(ImportText.change(refused)).contains("import nightly refused: other content");
        assertThat(ImportText.change(progressed)).isEmpty();
    }

    @Test
    void writesRowsTabSeparatedWithoutBreakingALine() {
        // Given
        List<String> lines = new ArrayList<>();
        RowsText text = new RowsText(lines::add);
        RowsDocument document = new RowsDocument();

        // When
        for (Answer answer : List.of(text, document)) {
            answer.columns(List.of("id", "note"));
            answer.row(Arrays.asList("1", null));
            answer.row(List.of("2", "a\tb\nc\\d"));
            answer.row(List.of("3", "NULL"));
        }

        // Then
        assertThat(lines).containsExactly("id\tnote", "1\tNULL", "2\ta\\tb\\nc\\\\d", "3\t\\NULL");
        assertThat(Json.text(document)).isEqualTo("{\"columns\":[\"id\",\"note\"],"
                + "\"rows\":[[\"1\",null],[\"2\",\"a\\tb\\nc\\\\d\"],[\"3\",\"NULL\"]]}");
    }

    @Test
    void saysThatAnImportEndedInItsOwnState() {
        // Given
        ImportView ended = new ImportView(VIEW.record().ended(ImportState.FINISHED, Views.START), VIEW.tables());

        // Then
        assertThat(ImportText.status(ended)).first()
                .asString()
                .isEqualTo("import nightly is finished: 3 tables, 7 rows, 4.0 KiB");
        assertThat(ImportText.list(List.of(ended))).hasSize(2);
    }

    @Test
    void namesTheFilesOfTheSourceThatWereLeftOut() {
        // Given
        List<String> files = IntStream.range(0, 22).mapToObj(i -> "t." + i + ".dat").toList();
        ImportView view = new ImportView(VIEW.record().scanned("digest", LeftOut.of(files), ""),
                VIEW.tables());

        // Then
        assertThat(ImportText.status(view)).filteredOn(line -> line.contains("left out"))
                .singleElement()
                .asString()
                .startsWith("22 files of the source left out: t.0.dat, t.1.dat, ")
                .endsWith(", t.19.dat and 2 more; import --dry-run says why for each");
        assertThat(Document.text(ImportDocument.of(view))).contains(
                "\"ignored\":{\"count\":22,\"named\":[\"t.0.dat\",");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 tables", "1, 1 table", "2, 2 tables"})
    void countsInWords(long number, String text) {
        assertThat(Counted.of(number, "table")).isEqualTo(text);
    }

    @Test
    void keepsColumnsInLineBehindLettersOfDoubleWidth() {
        // Given
        TextTable table = new TextTable("TABLE", "STATE");
        // When
        table.add("店舗", "finished");
        table.add("orders", "finished");
        // Then
        assertThat(table.lines()).containsExactly("TABLE   STATE", "店舗    finished", "orders  finished");
    }
}
