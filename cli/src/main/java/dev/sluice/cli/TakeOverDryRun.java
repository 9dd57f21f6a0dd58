package dev.sluice.cli;

import dev.sluice.cli.lightning.LightningCheckpoint;
import dev.sluice.cli.lightning.TableRecord;
import dev.sluice.cli.lightning.TableStatus;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.Command.StartImport;
import java.util.List;
import java.util.Optional;

/** {@code import-lightning --dry-run}: says what would become of each table of the checkpoint, and starts nothing. */
final class TakeOverDryRun {

    /**
     * What it prints with {@code -o json}. Fields are only ever added.
     *
     * @param tables of the checkpoint, by name
     * @param errors why it cannot be taken over as it is
     */
    record Document(String importId, List<Table> tables, List<String> errors) {

        /** One table of the checkpoint; job 0: none was noted. */
        record Table(String schema, String table, TableStatus status, long jobId, String message,
                TableRecord.Then then) {}
    }

    private final Terminal terminal;
    private final OutputOption output;

    TakeOverDryRun(Terminal terminal, OutputOption output) {
        this.terminal = terminal;
        this.output = output;
    }

    ExitCode of(Request request, LightningCheckpoint found) {
        List<String> errors = DryRun.plan(request, Optional.empty()).errors();
        errors.forEach(error -> terminal.say("sluice: " + error));
        output.print(terminal, document(request.start(), found, errors),
                found.records().stream().map(TableRecord::line).toList());
        return errors.isEmpty() ? ExitCode.DONE : ExitCode.PRECHECK;
    }

    private static Document document(StartImport start, LightningCheckpoint found, List<String> errors) {
        List<Document.Table> tables = found.records()
                .stream()
                .map(each -> new Document.Table(each.table().schema(), each.table().table(), each.status(),
                        each.jobId(), each.message(), each.then()))
                .toList();
        return new Document(start.importId().value(), tables, errors);
    }
}
