package dev.sluice.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.GroupKey;
import dev.sluice.event.ImportId;
import dev.sluice.event.ImportState;
import dev.sluice.event.Manifest;
import dev.sluice.event.ScanFailure;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportRecordTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final ImportRecord ACCEPTED = ImportRecord.accepted(new ImportId("i"), Manifest.of("/dump"), 7,
            new GroupKey("i-8f3a"), AT);

    @Test
    void beginsWithItsScan() {
        assertThat(ACCEPTED).returns(ImportState.SCANNING, ImportRecord::shown)
                .returns("i-8f3a", ImportRecord::scanId)
                .returns(false, ImportRecord::scanned);
    }

    @ParameterizedTest
    @EnumSource
    void showsAPauseUntilItEnds(ImportState state) {
        assertThat(ACCEPTED.inState(state).paused(true).shown())
                .isEqualTo(state.isEnd() ? state : ImportState.PAUSED);
        assertThat(ACCEPTED.inState(state).paused(true).paused(false).shown()).isEqualTo(state);
    }

    @Test
    void importsOnceItIsScanned() {
        assertThat(ACCEPTED.scanned("60303ae2", null, "")).returns(ImportState.IMPORTING, ImportRecord::state)
                .returns(true, ImportRecord::scanned)
                .returns("60303ae2", ImportRecord::digest);
    }

    @Test
    void endsAPauseWithACancelAndWithItsEnd() {
        // When
        ImportRecord cancelling = ACCEPTED.paused(true).cancelling();
        ImportRecord ended = ACCEPTED.paused(true).ended(ImportState.FINISHED, AT);

        // Then
        assertThat(cancelling).returns(ImportState.CANCELLING, ImportRecord::shown)
                .returns(true, ImportRecord::cancelAsked);
        assertThat(ended).returns(false, ImportRecord::paused).returns(AT, ImportRecord::endedAt);
    }

    @Test
    void goesOnWhereAnEndedImportIsOpenedAgain() {
        // Given
        ImportRecord ended = ACCEPTED.cancelling().ended(ImportState.CANCELLED, AT);

        // Then
        assertThat(ended.reopened(false)).returns(ImportState.IMPORTING, ImportRecord::state)
                .returns(false, ImportRecord::cancelAsked)
                .returns(null, ImportRecord::endedAt);
        assertThat(ended.reopened(true)).returns(ImportState.CANCELLING, ImportRecord::state)
                .returns(true, ImportRecord::cancelAsked);
    }

    @Test
    void keepsWhyItFailedAndWhatIsVerified() {
        // Given
        Verification scan = new Verification("scan-2", List.of(9L), List.of());

        // Then
        assertThat(ACCEPTED.failed(ScanFailure.REFUSED, null, "not empty")).returns(ScanFailure.REFUSED,
                ImportRecord::failure)
                .returns("not empty", ImportRecord::message)
                .returns(ImportState.SCANNING, ImportRecord::state);
        assertThat(ACCEPTED.verifying(scan).verification()).isEqualTo(scan);
        assertThat(ACCEPTED.verifying(scan).verifying(null)).isEqualTo(ACCEPTED);
    }
}
