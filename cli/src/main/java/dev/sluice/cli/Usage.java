package dev.sluice.cli;

import dev.sluice.cli.show.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a wrong command line means to the user: what is wrong with it, what was meant perhaps, and where it is explained. */
final class Usage {

    private Usage() {}

    static int report(ParameterException wrong, Terminal terminal) {
        CommandLine command = wrong.getCommandLine();
        terminal.say("sluice: " + wrong.getMessage());
        List<String> meant = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!meant.isEmpty()) {
            terminal.say("did you mean: " + String.join(", ", meant) + "?");
        }
        terminal.say("for what there is, run: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }
}
