package dev.sluice.cli.doctor;

import dev.sluice.checkpoint.ImportRecord;
import dev.sluice.cli.pipeline.ImportView;
import dev.sluice.event.Command.StartImport;
import dev.sluice.event.ImportState;
import dev.sluice.event.TableState;
import dev.sluice.sdk.TableName;
import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What starting an import would do, by what Kafka knows of its id. The coordinator decides; this only foresees it. */
final class Resumable {

    private Resumable() {}

    /** For one import that may be known. */
    static Finding of(StartImport start, Optional<ImportView> known) {
        return known.map(view -> of(start, view))
                .orElseGet(() -> ok("no import is called " + start.importId() + " yet"));
    }

    /** For no import: how many there are. */
    static Finding of(List<ImportView> all) {
        Map<String, Long> counts = all.stream()
                .collect(Collectors.groupingBy(view -> view.record().shown().word(), TreeMap::new,
                        Collectors.counting()));
        List<String> held = all.stream()
                .filter(view -> view.counts().containsKey(TableState.HELD))
                .map(view -> view.record().importId().value())
                .toList();
        return held.isEmpty()
                ? ok(all.isEmpty() ? "no import yet" : "imports: " + counted(counts))
                : warning("tables are held in " + String.join(", ", held),
                        "read why with: sluice tables ID --state held");
    }

    private static Finding of(StartImport start, ImportView view) {
        ImportRecord record = view.record();
        Map<String, Integer> tables = new LinkedHashMap<>();
        view.counts().forEach((state, count) -> tables.put(state.word(), count));
        String seen = "import " + record.importId() + " is " + record.shown().word()
                + (tables.isEmpty() ? ", with no table yet" : ", tables: " + counted(tables));
        if (nothingWasSent(view)) {
            return ok(seen + "; nothing of it was sent to TiDB, so it starts anew");
        }
        if (!record.manifest().equals(start.manifest())) {
            return Finding.critical(Check.CHECKPOINTS_RESUMABLE, seen + ", and asks for something else",
                    "choose another --id, or run: sluice forget " + record.importId());
        }
        if (view.counts().containsKey(TableState.HELD)) {
            return warning(seen, "read why with: sluice tables " + record.importId() + " --state held");
        }
        return switch (record.state()) {
            case SCANNING, IMPORTING, PAUSED, CANCELLING -> Finding.info(Check.CHECKPOINTS_RESUMABLE, seen,
                    "starting it again shows it and submits nothing twice");
            case FINISHED -> Finding.info(Check.CHECKPOINTS_RESUMABLE, seen,
                    "starting it again does nothing, and is refused when the source has changed; to import anew choose"
                            + " another --id, or run: sluice forget " + record.importId());
            case FAILED, CANCELLED -> warning(seen,
                    "starting it again does nothing; mend what failed and choose another"
                            + " --id for the rest, or run: sluice forget " + record.importId());
        };
    }

    /** {@code 1 finished, 3 failed}. */
    private static String counted(Map<String, ? extends Number> counts) {
        return counts.entrySet()
                .stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The tables that a statement was sent for. */
    static Set<TableName> begun(ImportView view) {
        return view.tables()
                .stream()
                .filter(table -> table.attempt() > 0)
                .map(table -> new TableName(table.schema(), table.table()))
                .collect(Collectors.toSet());
    }

    private static boolean nothingWasSent(ImportView view) {
        boolean endedBadly = view.record().state() == ImportState.FAILED
                || view.record().state() == ImportState.CANCELLED;
        return endedBadly && view.tables().stream().allMatch(table -> table.attempt() == 0);
    }

    private static Finding ok(String seen) {
        return Finding.ok(Check.CHECKPOINTS_RESUMABLE, seen);
    }

    private static Finding warning(String seen, String advice) {
        return Finding.warning(Check.CHECKPOINTS_RESUMABLE, seen, advice);
    }
}
