package dev.sluice.cli.show;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.LeftOut;
import dev.sluice.event.StatusEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports as text for people. */
public final class ImportText {

    private ImportText() {}

    /** A line for each import. */
    public static List<String> list(List<ImportView> imports) {
        TextTable text = new TextTable("IMPORT", "STATE", "TABLES", "ROWS", "BYTES", "STARTED", "SOURCE");
        for (ImportView view : imports) {
            ImportRecord record = view.record();
            text.add(record.importId(), record.shown().word(), view.tables().size(), view.importedRows(),
                    Sizes.of(view.bytes()), record.startedAt(), record.manifest().source().uri());
        }
        return text.lines();
    }

    /**
     * A line for each table: name, state, rows, bytes, seconds, and what TiDB or we have to say of it; below it what TiDB's
     * words mean, where that is known.
     */
    public static List<String> tables(List<TableCheckpoint> tables) {
        TextTable text = new TextTable("SCHEMA", "TABLE", "STATE", "ROWS", "BYTES", "SECONDS", "MESSAGE");
        for (TableCheckpoint table : tables) {
            text.add(table.schema(), table.table(), table.state().word(), orDash(table.importedRows()),
                    Sizes.of(table.bytes()), seconds(table.submittedAt(), table.endedAt()),
                    table.message().replaceAll("\\s+", " "));
            Explained.of(table).ifPresent(words -> text.add("", "", "", "", "", "", "→ " + words));
        }
        return text.lines();
    }

    /** One import: what it is, then its tables. */
    public static List<String> status(ImportView view) {
        ImportRecord record = view.record();
        List<String> lines = new ArrayList<>();
        lines.add("import " + record.importId() + " is " + record.shown().word() + ": "
                + Counted.of(view.tables().size(), "table") + ", "
                + Counted.of(view.importedRows(), "row") + ", " + Sizes.of(view.bytes()));
        lines.add("source " + record.manifest().source().uri() + ", target " + record.manifest().target());
        if (!record.message().isEmpty()) {
            lines.addAll(record.message().lines().toList());
        }
        if (record.ignored() != null) {
            lines.add(leftOut(record.ignored()));
        }
        if (!view.tables().isEmpty()) {
            lines.addAll(tables(view.tables()));
        }
        return lines;
    }

    private static String leftOut(LeftOut ignored) {
        int more = ignored.count() - ignored.named().size();
        return Counted.of(ignored.count(), "file") + " of the source left out: " + String.join(", ", ignored.named())
                + (more > 0 ? " and " + more + " more" : "") + "; import --dry-run says why for each";
    }

    /** What changed, in one line; progress within a state is left to the live line. */
    public static Optional<String> change(StatusEvent event) {
        return switch (event) {
            case StatusEvent.TableStateChanged changed -> Optional.of(changed.schema() + "." + changed.table() + " "
                    + changed.state().word() + (changed.jobId() == null ? "" : ", job " + changed.jobId())
                    + (changed.importedRows() == null ? "" : ", " + Counted.of(changed.importedRows(), "row"))
                    + because(changed.message()));
            case StatusEvent.ImportStateChanged changed -> Optional.of("import " + changed.importId() + " "
                    + changed.state().word() + because(changed.message()));
            case StatusEvent.ImportRefused refused -> Optional.of("import " + refused.importId() + " refused"
                    + because(refused.message()));
            case StatusEvent.CommandAnswered answered -> Optional.of(answered.command() + (answered.accepted()
                    ? " accepted"
                    : " not accepted") + because(answered.message()));
            case StatusEvent.TableProgressed progressed -> Optional.empty();
        };
    }

    private static String because(String message) {
        return message.isEmpty() ? "" : ": " + message;
    }

    private static String orDash(@Nullable Long number) {
        return number == null ? "-" : number.toString();
    }

    private static String seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? "-"
                : String.format(Locale.ROOT, "%.1f", Duration.between(from, to).toMillis() / 1000.0);
    }
}
