package dev.sluice.cli.show;

import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Report;
import java.util.List;

/** A report of prechecks for people and for programs. */
public final class ReportText {

    private ReportText() {}

    /** The shape of {@code doctor -o json}. */
    public record Document(List<Row> findings) {

        public Document {
            findings = List.copyOf(findings);
        }

        /** One finding; {@code advice} is empty when there is nothing to do. */
        public record Row(String check, String severity, String seen, String advice) {}

        public static Document of(Report report) {
            return new Document(report.findings().stream().map(Document::row).toList());
        }

        private static Row row(Finding finding) {
            return new Row(finding.check().id(), finding.severity().word(), finding.seen(), finding.advice());
        }
    }

    /** A line for each finding, what to do in a line below it, and a last one that counts. */
    public static List<String> lines(Report report) {
        TextTable text = new TextTable("CHECK", "SEVERITY", "SEEN, AND WHAT TO DO");
        for (Finding finding : report.findings()) {
            text.add(finding.check().id(), finding.severity().word(), oneLine(finding.seen()));
            if (!finding.advice().isEmpty()) {
                text.add("", "", "→ " + oneLine(finding.advice()));
            }
        }
        return text.lines();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
