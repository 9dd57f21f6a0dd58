package dev.sluice.cli;

import dev.sluice.cli.settings.LightningFile;
import dev.sluice.cli.show.ExplainDocument;
import dev.sluice.cli.show.ExplainText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice explain -c FILE}. */
@Command(name = "explain", description = "Says what becomes of each key of a tidb-lightning.toml.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final OutputOption output = new OutputOption();

    @Option(names = {"-c",
        "--config"}, paramLabel = "FILE", required = true, description = "A tidb-lightning.toml.")
    private Path file;

    @SuppressWarnings("NullAway.Init") // picocli fills in the field
    ExplainCommand() {}

    @Override
    public Integer call() {
        LightningFile read = LightningFile.read(file);
        LightningPlan plan = LightningPlan.of(read, new LightningPlan.Said(null, null, null, Optional.empty(), common
                .clusterTargets()));
        List<String> problems = plan.problems();
        ExplainDocument document = new ExplainDocument(file.toString(), problems.isEmpty(), plan.source(),
                plan.target().meaning(), plan.keys(), problems, command(read), notes(plan));
        output.print(common.terminal(), document, ExplainText.lines(document, read.defaults()));
        return (problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE).number();
    }

    private String command(LightningFile read) {
        return "sluice import -c " + file + (read.source().isEmpty() ? " SOURCE" : "");
    }

    private static List<String> notes(LightningPlan plan) {
        String zone = Optional.ofNullable(plan.draft().manifest().timeZone())
                .map(said -> said + ", as tidb.session-vars says")
                .orElse("that which their SQL file names, else the target's (@@global.time_zone); --time-zone says"
                        + " another");
        return Stream.concat(plan.held().isEmpty()
                ? Stream.of()
                : Stream.of("the keys in mydumper.data-source-dir are held by the importing command alone: it ends with"
                        + " 2 while a sluice up runs in its data directory"),
                Stream.of("time zone of the rows: " + zone)).toList();
    }
}
