package dev.sluice.cli;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.cli.plan.Planner;
import dev.sluice.cli.show.PlanText;
import dev.sluice.cli.show.Terminal;

/** {@code sluice import --dry-run}: says what would be imported, and touches nothing. */
final class DryRun {

    private final Terminal terminal;
    private final OutputOption output;

    DryRun(Terminal terminal, OutputOption output) {
        this.terminal = terminal;
        this.output = output;
    }

    ExitCode of(Request request) {
        PlanDocument plan = plan(request);
        plan.ignored().forEach(file -> terminal.say("ignored: " + file.path() + ": " + file.reason()));
        plan.warnings().forEach(warning -> terminal.say("warning: " + warning));
        plan.errors().forEach(error -> terminal.say("sluice: " + error));
        output.print(terminal, plan, PlanText.lines(plan));
        return plan.importable() ? ExitCode.DONE : ExitCode.PRECHECK;
    }

    /**
     * Works the plan out; blocks on the storage.
     *
     * @throws CommandFailedException when the request itself is wrong
     */
    static PlanDocument plan(Request request) {
        try {
            return Planner.plan(request.start(), request.held().values().stream().findFirst());
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
