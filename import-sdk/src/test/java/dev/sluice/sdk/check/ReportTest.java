package dev.sluice.sdk.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void hasEveryCheckInItsOrderAndSaysWhatWasNotLookedAt() {
        // When
        Report report = Report.of(List.of(Finding.ok(Check.TOPICS, "all there"),
                Finding.critical(Check.TARGET_REACHABLE, "refused", "start it"),
                Finding.warning(Check.TOPICS, "few copies", "more")));

        // Then
        assertThat(report.findings().stream().map(Finding::check).distinct()).containsExactly(Check.values());
        assertThat(report.findings()).filteredOn(finding -> finding.check() == Check.TOPICS)
                .extracting(Finding::seen)
                .containsExactly("all there", "few copies");
        assertThat(report.findings()).filteredOn(finding -> finding.check() == Check.GRANTS)
                .containsExactly(Finding.info(Check.GRANTS, "not looked at", "put right first: target-reachable"));
        assertThat(report.isCritical()).isTrue();
        assertThat(report.isCritical(Check.TARGET_REACHABLE)).isTrue();
        assertThat(report.isCritical(Check.TOPICS)).isFalse();
    }

    @Test
    void isNotCriticalForWarnings() {
        Report report = Report.of(List.of(Finding.warning(Check.SIZES, "large", "wait")));
        assertThat(report.isCritical()).isFalse();
        assertThat(report.findings()).contains(
                Finding.info(Check.GRANTS, "not looked at", "name a SOURCE and what it needs to be reached"));
    }

    @Test
    void saysWhatIsLackingWhereNoTargetIsConfigured() {
        // Given
        Finding none = Finding.info(Check.TARGET_REACHABLE, "no target is configured", "name one");

        // When
        Report alone = Report.of(List.of(none));
        Report withSource = Report.of(List.of(none, Finding.ok(Check.SOURCE_READABLE, "can be listed")));

        // Then
        String target = "no target is configured: see target-reachable";
        assertThat(alone.findings()).contains(Finding.info(Check.GRANTS, "not looked at", target),
                Finding.info(Check.CSV_HEADERS, "not looked at", "name a SOURCE and what it needs to be reached"));
        assertThat(withSource.findings()).contains(Finding.info(Check.GRANTS, "not looked at", target),
                Finding.info(Check.CSV_HEADERS, "not looked at", target));
    }

    @Test
    void keepsWhatWasSeenApartFromWhatToDo() {
        // When
        Finding finding = Finding.critical(Check.SCHEMA_FILES, new Problem("a;b.sql: torn; odd", "mend it"));

        // Then
        assertThat(finding).returns("a;b.sql: torn; odd", Finding::seen).returns("mend it", Finding::advice);
        assertThat(finding.sentence()).isEqualTo("a;b.sql: torn; odd; mend it [schema-files]");
        assertThat(Finding.critical(Check.SCHEMA_FILES, "torn", "").sentence()).isEqualTo("torn [schema-files]");
    }

    @Test
    void warnsOfWhatIsWaived() {
        assertThat(Finding.critical(Check.TABLES_EMPTY, "a.t: the table is not empty", "empty it").waived())
                .isEqualTo(Finding.warning(Check.TABLES_EMPTY, "a.t: the table is not empty (waived)", "empty it"));
        assertThat(Finding.ok(Check.TABLES_EMPTY, "no row").waived()).isEqualTo(Finding.ok(Check.TABLES_EMPTY,
                "no row"));
    }

    @Test
    void saysThatACheckWentWellOnlyWhenItFoundNothing() {
        // Given
        Findings findings = new Findings();
        findings.critical(Check.CSV_HEADERS).accept(new Problem("a.csv: odd", "mend it"));

        // When
        findings.okUnlessFound(Check.CSV_HEADERS, "fine");
        findings.okUnlessFound(Check.SIZES, "fine");

        // Then
        assertThat(findings.all()).containsExactly(Finding.critical(Check.CSV_HEADERS, "a.csv: odd", "mend it"),
                Finding.ok(Check.SIZES, "fine"));
        assertThat(findings.of(Severity.CRITICAL)).hasSize(1);
    }

    @Test
    void printsIdsAndSeveritiesInSmallLetters() {
        assertThat(Arrays.stream(Check.values()).map(Check::id)).allMatch(id -> id.matches("[a-z-]+"))
                .contains("no-cdc-pitr", "target-is-tidb");
        assertThat(Severity.CRITICAL.word()).isEqualTo("critical");
    }
}
