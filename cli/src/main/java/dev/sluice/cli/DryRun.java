package dev.sluice.cli;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.cli.plan.Planner;
import dev.sluice.cli.show.PlanText;
import dev.sluice.cli.show.Terminal;
import dev.sluice.event.Command.StartImport;

/** {@code sluice import --dry-run}: says what would be imported, and touches nothing. */
final class DryRun {

    private final Terminal terminal;
    private final OutputOption output;

    DryRun(Terminal terminal, OutputOption output) {
        this.terminal = terminal;
        this.output = output;
    }

    ExitCode of(StartImport start) {
        PlanDocument plan = plan(start);
        plan.ignored().forEach(file -> terminal.say("ignored: " + file.path() + ": " + file.reason()));
        plan.errors().forEach(error -> terminal.say("sluice: " + error));
        output.print(terminal, plan, PlanText.lines(plan));
        return plan.importable() ? ExitCode.DONE : ExitCode.PRECHECK;
    }

    /**
     * Works the plan out; blocks on the storage.
     *
     * @throws CommandFailedException when the request itself is wrong
     */
    static PlanDocument plan(StartImport start) {
        try {
            return Planner.plan(start);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
