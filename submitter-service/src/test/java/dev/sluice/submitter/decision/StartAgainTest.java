package dev.sluice.submitter.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.Command.StartImport;
import dev.sluice.event.CsvSettings;
import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportState;
import dev.sluice.event.JobOutcome;
import dev.sluice.event.Manifest;
import dev.sluice.event.Manifest.Policy;
import dev.sluice.event.Manifest.Source;
import dev.sluice.event.OnFailure;
import dev.sluice.event.Refusal;
import dev.sluice.event.ScanFact.ScanCompleted;
import dev.sluice.event.ScanFact.ScanFailed;
import dev.sluice.event.ScanFailure;
import dev.sluice.event.ScanOrder.ScanSource;
import dev.sluice.event.StatusEvent.ImportRefused;
import dev.sluice.event.StatusEvent.ImportStateChanged;
import dev.sluice.event.TableState;
import dev.sluice.event.TakeOver;
import dev.sluice.sdk.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A second {@code start-import} of an id: it never makes new work for what was done. */
class StartAgainTest {

    private static Story finished() {
        return Story.running().ended("orders", 1, JobOutcome.FINISHED);
    }

    private static String verifyingScan(Story story) {
        return ((ScanSource) story.lastOrder()).scanId();
    }

    @Test
    void tellsTheStateAgainWhileItRuns() {
        // Given
        Story story = Story.running();
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.start();
        // Then
        ImportStateChanged told = story.last(ImportStateChanged.class);
        assertThat(told.from()).isEqualTo(told.state()).isEqualTo(ImportState.IMPORTING);
        assertThat(story.ledger.memory()).isEqualTo(before);
        assertThat(story.ledger.ordered()).hasSize(1);
    }

    @Test
    void looksAtTheSourceWithoutTouchingAnythingWhenItHasEnded() {
        // Given
        Story story = finished();
        // When
        story.start();
        // Then
        ScanSource order = (ScanSource) story.lastOrder();
        assertThat(order.verifying()).isTrue();
        assertThat(order.scanId()).isNotEqualTo(story.record().scanId());
        assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    @DisplayName("S-F2 says that there is nothing to do when the source is unchanged")
    void saysThatThereIsNothingToDoWhenTheSourceIsUnchanged() {
        // Given
        Story story = finished().start();
        String scan = verifyingScan(story);
        // When
        story.tell(Story.found(Story.NIGHTLY, scan, "orders", 100));
        story.tell(new ScanCompleted(Story.NIGHTLY, scan, 1, Story.DIGEST));
        // Then
        assertThat(story.last(ImportStateChanged.class).message()).contains("unchanged",
                "the rows in the target were not looked at",
                "run: sluice forget nightly");
        assertThat(story.record().verification()).isNull();
        assertThat(story.table("orders").state()).isEqualTo(TableState.FINISHED);
        assertThat(story.table("orders").attempt()).isEqualTo(1);
    }

    @Test
    void saysThatTheSourceIsGone() {
        // Given
        Story story = finished().start();
        // When
        story.tell(new ScanFailed(Story.NIGHTLY, verifyingScan(story), ScanFailure.SOURCE_UNREADABLE, "no bucket"));
        // Then
        assertThat(story.last(ImportStateChanged.class).message()).contains("gone").contains("no bucket");
    }

    @Test
    void takesASourceWithoutTablesAsGone() {
        // Given
        Story story = finished().start();
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, verifyingScan(story), 0, "empty"));
        // Then
        assertThat(story.last(ImportStateChanged.class).message()).contains("gone");
    }

    @Test
    void refusesOtherContentSayingWhatDiffers() {
        // Given
        Story story = finished().start();
        String scan = verifyingScan(story);
        // When
        story.tell(Story.found(Story.NIGHTLY, scan, "orders", 250));
        story.tell(Story.found(Story.NIGHTLY, scan, "orders", 250));
        story.tell(Story.found(Story.NIGHTLY, scan, "extra", 10));
        story.tell(new ScanCompleted(Story.NIGHTLY, scan, 2, "other"));
        // Then
        ImportRefused refusal = story.last(ImportRefused.class);
        assertThat(refusal.differences()).containsExactly(
                "shop.orders has 2 files of 250 bytes, had 2 of 100", "shop.extra is new");
        assertThat(refusal.message()).contains("--id").contains("sluice forget nightly");
        assertThat(story.record().state()).isEqualTo(ImportState.FINISHED);
        assertThat(story.table("orders").bytes()).isEqualTo(100);
    }

    @Test
    void answersEveryRequestThatCameWhileItLooked() {
        // Given
        Story story = finished().start();
        String scan = verifyingScan(story);
        long first = story.record().verification().offsets().getFirst();
        // When
        story.start();
        story.tell(new ScanCompleted(Story.NIGHTLY, scan, 1, "other"));
        // Then
        assertThat(story.all(ImportRefused.class)).extracting(ImportRefused::offset)
                .hasSize(2)
                .contains(first)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatFailedAndTheWayOnWhenTheSameIsAskedForAfterAFailure() {
        // Given
        Story story = Story.importing(Story.policy(OnFailure.CONTINUE), "a", "b", "c")
                .submitted("a", 1)
                .submitted("b", 2)
                .refused("c", Refusal.FAILED, "no such bucket")
                .nothingFound("c");
        story.ended("a", 1, JobOutcome.FINISHED).ended("b", 2, JobOutcome.FAILED);
        story.start(Story.NIGHTLY, Story.manifest(Story.policy(OnFailure.CONTINUE)));
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, verifyingScan(story), 3, Story.DIGEST, null));
        // Then
        ImportStateChanged told = story.last(ImportStateChanged.class);
        assertThat(told.state()).isEqualTo(ImportState.FAILED);
        assertThat(told.message()).doesNotContain("imported before")
                .startsWith("nothing was sent: this import ended failed before, and the source is unchanged")
                .contains("shop.b failed: TiDB: failed", "shop.c failed: no such bucket",
                        "1 of 3 tables are imported and keep their rows")
                .endsWith("run: sluice forget nightly, then the same command");
    }

    @Test
    void saysThatItWasCancelledWhenTheSameIsAskedForAgain() {
        // Given
        Story story = Story.running().cancel().ended("orders", 1, JobOutcome.CANCELLED).start();
        // When
        story.tell(new ScanFailed(Story.NIGHTLY, verifyingScan(story), ScanFailure.SOURCE_UNREADABLE, "no bucket"));
        // Then
        ImportStateChanged told = story.last(ImportStateChanged.class);
        assertThat(told.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(told.message()).startsWith(
                "nothing was sent: this import ended cancelled before; its source is gone")
                .contains("no bucket", "sluice forget nightly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s3://bucket/dump", "file::///a", "s3:x://b", "://", "s3://b\ud800"})
    void refusesASourceThatIsNone(String uri) {
        // Given
        Story story = new Story();
        // When
        story.start(Story.NIGHTLY, Manifest.of(uri));
        // Then
        assertThat(story.last(ImportRefused.class).message()).isNotEmpty();
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
        assertThat(story.ledger.ordered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://b/sort?access-key=hush", "s3://b/sort?x=1&%53ecret-access%252Dkey%3Dhush",
        "azure://c/p?sas_token=hush", "gs://b/p?CREDENTIALS-FILE=hush", "s3://me:hush@b/p", "s3://hush@b/p",
        "s3://hush%2540b/p", "s3://b/session-token=hush/p"})
    void keepsNothingOfAnOptionThatHoldsAKey(String uri) {
        // Given
        Story story = new Story();
        // When
        story.start(Story.NIGHTLY, new Manifest(new Source("s3://b/d", null), null, null, null,
                Map.of("cloud_storage_uri", uri), null, null));
        // Then
        assertThat(story.last(ImportRefused.class).message()).contains("cloud_storage_uri", "key")
                .doesNotContain("hush");
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
        assertThat(story.ledger.ordered()).isEmpty();
    }

    @Test
    void keepsNothingOfASourceThatHoldsAKey() {
        // Given
        Story story = new Story();
        // When
        story.start(Story.NIGHTLY, Manifest.of("s3://b/d?secret-access-key=hush"));
        // Then
        assertThat(story.last(ImportRefused.class).message()).contains("secret-access-key").doesNotContain("hush");
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
        assertThat(story.ledger.ordered()).isEmpty();
    }

    @Test
    void refusesASourceWithFewerTables() {
        // Given
        Story story = Story.importing("a", "b").submitted("a", 1).submitted("b", 2);
        story.ended("a", 1, JobOutcome.FINISHED).ended("b", 2, JobOutcome.FINISHED).start();
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, verifyingScan(story), 1, "other"));
        // Then
        assertThat(story.last(ImportRefused.class).differences()).containsExactly("the source holds 1 tables, held 2");
    }

    @Test
    void refusesFilesThatNoTableShows() {
        // Given
        Story story = finished().start();
        // When
        story.tell(new ScanCompleted(Story.NIGHTLY, verifyingScan(story), 1, "other"));
        // Then
        assertThat(story.last(ImportRefused.class).differences())
                .containsExactly("files differ from what was scanned then");
    }

    @ParameterizedTest
    @EnumSource(value = ScanFailure.class, names = "SOURCE_UNREADABLE", mode = EnumSource.Mode.EXCLUDE)
    void refusesASourceThatCannotBeImportedAnyMore(ScanFailure why) {
        // Given
        Story story = finished().start();
        // When
        story.tell(new ScanFailed(Story.NIGHTLY, verifyingScan(story), why, "two formats"));
        // Then
        assertThat(story.last(ImportRefused.class).differences()).containsExactly("two formats");
    }

    @Test
    void namesAtMostFiveDifferences() {
        // Given
        Story story = finished().start();
        String scan = verifyingScan(story);
        // When
        for (int i = 0; i < 9; i++) {
            story.tell(Story.found(Story.NIGHTLY, scan, "new" + i, 10));
        }
        story.tell(new ScanCompleted(Story.NIGHTLY, scan, 10, "other"));
        // Then
        assertThat(story.last(ImportRefused.class).differences()).hasSize(5);
    }

    @Test
    void refusesAnotherRequestUnderTheSameId() {
        // Given
        Story story = Story.running();
        MemoryLedger.Memory before = story.ledger.memory();
        Manifest other = new Manifest(new Source("s3://bucket/other", "keys"), List.of("a.*"), null,
                new CsvSettings(";", null, null, null, null, false), Map.of("thread", 4),
                new Policy(2, OnFailure.CONTINUE, false), "ANSI")
                .takingOver(new TakeOver(List.of(new TableName("shop", "done")), null));
        // When
        story.start(Story.NIGHTLY, other);
        // Then
        ImportRefused refusal = story.last(ImportRefused.class);
        assertThat(refusal.differences()).contains("source.uri is s3://bucket/other, was s3://bucket/dump",
                "source.credentials is keys, was not given", "options is {\"thread\":4}, was {}",
                "csv.separator is ;, was not given", "csv.header is false, was not given",
                "policy.tableConcurrency is 2, was 8", "policy.onFailure is continue, was cancel-remaining",
                "policy.checkRequirements is false, was true", "sqlMode is ANSI, was not given",
                "takeOver names other tables or jobs").hasSize(11);
        assertThat(story.ledger.memory()).isEqualTo(before);
    }

    @Test
    void refusesAnotherZoneUnderTheSameId() {
        // Given
        Story story = Story.running();
        Manifest was = Story.manifest(Policy.DEFAULT);
        // When
        story.start(Story.NIGHTLY, new Manifest(was.source(), null, null, null, null, was.policy(), null, null, null,
                null, "+08:00"));
        // Then
        assertThat(story.last(ImportRefused.class).differences()).containsExactly("timeZone is +08:00, was not given");
    }

    @Test
    void refusesATargetThatIsNotConfigured() {
        // Given
        Story story = new Story(Map.of("default", 16, "archive", 4));
        // When
        story.start(Story.NIGHTLY, new Manifest(new Source("s3://b/d", null), null, "nowhere", null, null, null, null));
        // Then
        assertThat(story.last(ImportRefused.class).message())
                .isEqualTo("target 'nowhere' is not configured; known: archive, default");
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
        assertThat(story.ledger.ordered()).isEmpty();
    }

    @Test
    void startsAnewWhenNothingWasEverSent() {
        // Given
        Story story = new Story().start().discover("orders", 100).scanFailed(ScanFailure.REFUSED);
        GroupKey first = story.record().groupKey();
        // When
        story.start();
        // Then
        assertThat(story.record().state()).isEqualTo(ImportState.SCANNING);
        assertThat(story.record().groupKey()).isNotEqualTo(first);
        assertThat(story.ledger.memory().tables()).isEmpty();
    }

    @Test
    void doesNotStartAnewWhenSomethingWasSent() {
        // Given
        Story story = Story.importing("orders").cancel().nothingFound("orders");
        GroupKey first = story.record().groupKey();
        // When
        story.start();
        // Then
        assertThat(story.record().groupKey()).isEqualTo(first);
        assertThat(story.record().state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void saysBackTheFieldsThatNoManifestHas() {
        // Given
        Story story = new Story();
        // When
        story.tell(new StartImport(Story.NIGHTLY, Manifest.of("s3://bucket/dump"), List.of("fliter", "polciy")));
        // Then
        assertThat(story.answer().accepted()).isTrue();
        assertThat(story.answer().message()).endsWith("fliter, polciy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source.accessKey", "secretAccessKey", "source.SECRET_ACCESS_KEY", "csv.password"})
    void refusesAManifestWithAFieldThatHasTheNameOfAKey(String field) {
        // Given
        Story story = new Story();
        // When
        story.tell(new StartImport(Story.NIGHTLY, Manifest.of("s3://bucket/dump"), List.of("fliter", field)));
        // Then
        assertThat(story.last(ImportRefused.class).message()).startsWith(field + " has the name of a key");
        assertThat(story.ledger.importRecord(Story.NIGHTLY)).isEmpty();
    }

    @Test
    void factsOfTheFirstScanDoNotAnswerTheSecond() {
        // Given
        Story story = finished().start();
        MemoryLedger.Memory before = story.ledger.memory();
        // When
        story.scanned();
        // Then
        assertThat(story.ledger.memory()).isEqualTo(before);
    }
}
