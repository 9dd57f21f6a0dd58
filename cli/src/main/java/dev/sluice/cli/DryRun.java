package dev.sluice.cli;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.cli.plan.Planner;
import dev.sluice.cli.show.PlanText;
import dev.sluice.cli.show.Terminal;
import dev.sluice.config.TargetConfig;
import dev.sluice.sdk.store.ObjectStore;
import java.util.Optional;

/** {@code sluice import --dry-run}: says what would be imported, and touches nothing. */
final class DryRun {

    private final Terminal terminal;
    private final OutputOption output;
    private final Optional<TargetConfig> tidb;

    /** @param tidb to look at as well; empty: the source alone */
    DryRun(Terminal terminal, OutputOption output, Optional<TargetConfig> tidb) {
        this.terminal = terminal;
        this.output = output;
        this.tidb = tidb;
    }

    ExitCode of(Request request) {
        PlanDocument plan = plan(request, tidb);
        plan.ignored().forEach(file -> terminal.say("ignored: " + file.path() + ": " + file.reason()));
        plan.warnings().forEach(warning -> terminal.say("warning: " + warning));
        plan.errors().forEach(error -> terminal.say("sluice: " + error));
        output.print(terminal, plan, PlanText.lines(plan));
        return plan.importable() ? ExitCode.DONE : ExitCode.PRECHECK;
    }

    /**
     * Works the plan out; blocks on the storage and the target.
     *
     * @throws CommandFailedException when the request itself is wrong
     */
    static PlanDocument plan(Request request, Optional<TargetConfig> tidb) {
        try (ObjectStore files = request.openFiles()) {
            return Planner.plan(request.start(), files, tidb);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }
}
