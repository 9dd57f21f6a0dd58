package dev.sluice.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.cli.pipeline.Views;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.Manifest;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumableTest {
    private static final ImportId NIGHTLY = new ImportId("nightly");
    private static final Manifest MANIFEST = Manifest.of("s3://bucket/dump");

    private static ImportView view(ImportState state, TableState... tables) {
        return new ImportView(Views.record("nightly").inState(state), List.of(tables)
                .stream()
                .map(table -> Views.table("nightly", "shop", "orders", table, 10))
                .toList());
    }

    private static Finding of(Manifest manifest, ImportView known) {
        return Resumable.of(new StartImport(NIGHTLY, manifest), Optional.of(known));
    }

    private static Manifest unchecked() {
        return new Manifest(MANIFEST.source(), null, null, null, null, new Manifest.Policy(null, null, false), null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        // On purpose not an error: nothing is resubmitted either way, and the others' results stay.
        "S-I1|FAILED|FAILED|WARNING|is failed, tables: 1 failed|sluice forget nightly",
        // On purpose not even a warning: the same request goes on, another one is refused.
        "S-I2|IMPORTING|RUNNING|INFO|is importing, tables: 1 running|submits nothing twice",
        // On purpose kept as it was: checkpoints are what later runs are told by, and go with `forget` only.
        "S-I5|FINISHED|FINISHED|INFO|is finished, tables: 1 finished|sluice forget nightly",
        "S-I6 afterwards|CANCELLED|CANCELLED|WARNING|is cancelled, tables: 1 cancelled|sluice forget nightly",
        // Nothing is removed after success, so no failure of that can be taken for an import that was done.
        "S-I9|FINISHED|FINISHED|INFO|is finished|refused when the source has changed",
        "held|IMPORTING|HELD|WARNING|tables: 1 held|sluice tables nightly --state held"})
    void foreseesWhatStartingItAgainDoes(String id, ImportState state, TableState table, Severity severity,
            String seen, String advice) {
        // When
        Finding finding = of(MANIFEST, view(state, table));

        // Then
        assertThat(finding).as(id)
                .returns(Check.CHECKPOINTS_RESUMABLE, Finding::check)
                .returns(severity, Finding::severity);
        assertThat(finding.seen()).contains(seen);
        assertThat(finding.advice()).contains(advice);
    }

    @Test
    @DisplayName("S-I3 refuses another request under the same id, on purpose also without requirements: it sends nothing again")
    void refusesAnotherRequestUnderTheSameIdAlsoWithoutRequirements() {
        // When
        Finding finding = of(unchecked(), view(ImportState.FAILED, TableState.FAILED));

        // Then
        assertThat(finding.isCritical()).isTrue();
        assertThat(finding.sentence()).contains("asks for something else", "choose another --id",
                "sluice forget nightly", "[checkpoints-resumable]");
    }

    @Test
    @DisplayName("S-I4 has one group key for one request, on purpose of where it lies: after any crash there is none to look up")
    void hasOneGroupKeyForOneRequestHoweverOftenItIsRead() {
        assertThat(GroupKey.of(NIGHTLY, "topic", 7)).isEqualTo(GroupKey.of(NIGHTLY, "topic", 7))
                .isNotEqualTo(GroupKey.of(NIGHTLY, "topic", 8));
    }

    @ParameterizedTest
    @CsvSource({"IMPORTING, RUNNING, INFO", "FINISHED, FINISHED, INFO", "FAILED, FAILED, CRITICAL"})
    void countsTheImportsOwnRowsAndJobsAgainstItOnlyWhenItCannotGoOn(ImportState state, TableState table,
            Severity severity) {
        // Given
        Finding rows = Finding.critical(Check.TABLES_EMPTY, "shop.orders: the table is not empty", "empty it")
                .about(new TableName("shop", "orders"));
        Finding grants = Finding.critical(Check.GRANTS, "ALTER is not granted", "grant it");

        // When
        List<Finding> allowed = OwnWork.allowed(List.of(rows, grants, of(MANIFEST, view(state, table))),
                Resumable.begun(view(state, table)));

        // Then
        assertThat(allowed).extracting(Finding::severity).startsWith(severity, Severity.CRITICAL).hasSize(3);
        assertThat(allowed.getFirst().seen()).isEqualTo(rows.seen());
    }

    @Test
    void countsRowsInATableThatTheImportHasNotBegunAgainstIt() {
        // Given
        Finding others = Finding.critical(Check.TABLES_EMPTY, "shop.other: the table is not empty", "empty it")
                .about(new TableName("shop", "other"));
        Finding own = Finding.critical(Check.TABLES_EMPTY, "Shop.Orders: the table is not empty", "empty it")
                .about(new TableName("Shop", "Orders"));
        ImportView running = view(ImportState.IMPORTING, TableState.RUNNING);

        // When
        List<Finding> allowed = OwnWork.allowed(List.of(others, own, of(MANIFEST, running)), Resumable.begun(running));

        // Then
        assertThat(allowed).extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL, Severity.INFO, Severity.INFO);
    }

    @Test
    void saysThatThereIsNoTableYet() {
        assertThat(of(MANIFEST, view(ImportState.SCANNING)).seen()).isEqualTo(
                "import nightly is scanning, with no table yet");
    }

    @Test
    void startsAnewWhatNeverSentAnything() {
        // Given
        ImportView failed = new ImportView(Views.record("nightly").inState(ImportState.FAILED), List.of());

        // Then: also for another request
        assertThat(of(unchecked(), failed)).returns(Severity.OK, Finding::severity)
                .extracting(Finding::seen)
                .asString()
                .contains("starts anew");
        assertThat(Resumable.of(new StartImport(NIGHTLY, MANIFEST), Optional.empty()))
                .isEqualTo(Finding.ok(Check.CHECKPOINTS_RESUMABLE, "no import is called nightly yet"));
    }

    @Test
    void countsImportsWhenNoneIsAskedFor() {
        assertThat(Resumable.of(List.of())).returns("no import yet", Finding::seen);
        assertThat(Resumable.of(List.of(view(ImportState.FINISHED), view(ImportState.FINISHED))))
                .returns("imports: 2 finished", Finding::seen);
        assertThat(Resumable.of(List.of(view(ImportState.FAILED, TableState.HELD))))
                .returns(Severity.WARNING, Finding::severity)
                .returns("tables are held in nightly", Finding::seen);
    }
}
