package dev.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private static final Report REPORT = new Report(List.of(Finding.ok(Check.TOPICS, "8 topics"),
            Finding.critical(Check.TABLES_EMPTY, "a.t: the table\nis not empty", "empty it")));

    @Test
    void hasALineForEachFindingAndWhatToDoBelowIt() {
        assertThat(ReportText.lines(REPORT)).containsExactly("CHECK         SEVERITY  SEEN, AND WHAT TO DO",
                "topics        ok        8 topics", "tables-empty  critical  a.t: the table is not empty",
                "                        → empty it");
    }

    @Test
    void isADocumentWithStableWords() {
        assertThat(Document.text(ReportText.Document.of(REPORT))).isEqualTo("{\"version\":1,\"findings\":["
                + "{\"check\":\"topics\",\"severity\":\"ok\",\"seen\":\"8 topics\",\"advice\":\"\"},"
                + "{\"check\":\"tables-empty\",\"severity\":\"critical\",\"seen\":\"a.t: the table\\nis not empty\","
                + "\"advice\":\"empty it\"}]}");
    }
}
