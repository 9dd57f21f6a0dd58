package dev.sluice.cli;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.cli.plan.Planner;
import dev.sluice.cli.show.PlanText;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.Command.StartImport;
import dev.sluice.wire.Json;

/** {@code sluice import --dry-run}: says what would be imported, and touches nothing. */
final class DryRun {

    private final Terminal terminal;
    private final boolean json;

    DryRun(Terminal terminal, OutputOption output) {
        this.terminal = terminal;
        this.json = output.isJson();
    }

    ExitCode of(StartImport start) {
        PlanDocument plan = plan(start);
        plan.ignored().forEach(file -> terminal.say("ignored: " + file.path() + ": " + file.reason()));
        plan.errors().forEach(error -> terminal.say("sluice: " + error));
        if (json) {
            terminal.data(Json.text(plan));
        } else {
            PlanText.lines(plan).forEach(terminal::data);
        }
        return plan.importable() ? ExitCode.DONE : ExitCode.PRECHECK;
    }

    private static PlanDocument plan(StartImport start) {
        try {
            return Planner.plan(start);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
