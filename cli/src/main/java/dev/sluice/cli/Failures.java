package dev.sluice.cli;

import dev.sluice.cli.lightning.UnreadableCheckpointException;
import dev.sluice.cli.local.DirectoryBusyException;
import dev.sluice.cli.pipeline.PipelineUnreachableException;
import dev.sluice.cli.process.StateUnavailableException;
import dev.sluice.cli.settings.InvalidSettingException;
import dev.sluice.cli.show.Terminal;
import dev.sluice.cli.stage.StageChangedException;
import dev.sluice.cli.stage.StageFailedException;
import dev.sluice.cli.stage.StageLeftException;
import dev.sluice.config.InvalidConfigException;
import dev.sluice.config.SecretUnavailableException;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.tidb.TidbException;
import org.slf4j.LoggerFactory;

/** What a command's failure means to the user: one line on stderr, an exit code, the stack trace in the log. */
final class Failures {

    private Failures() {}

    static int report(Exception failure, Terminal terminal) {
        ExitCode code = codeOf(failure);
        if (code == ExitCode.FAILURE) {
            LoggerFactory.getLogger(Failures.class).atError().setCause(failure).log("command failed");
        }
        terminal.say("sluice: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
        return code.number();
    }

    private static ExitCode codeOf(Exception failure) {
        return switch (failure) {
            case CommandFailedException said -> said.exitCode();
            case StageFailedException staging -> ExitCode.PRECHECK;
            case StageChangedException usage -> ExitCode.USAGE;
            case StageLeftException left -> ExitCode.CANCELLED;
            case InvalidSettingException usage -> ExitCode.USAGE;
            case UnreadableCheckpointException usage -> ExitCode.USAGE;
            case InvalidConfigException usage -> ExitCode.USAGE;
            case SecretUnavailableException usage -> ExitCode.USAGE;
            case SourceUnreadableException usage -> ExitCode.USAGE;
            case PipelineUnreachableException away -> ExitCode.UNREACHABLE;
            case DirectoryBusyException away -> ExitCode.UNREACHABLE;
            case StateUnavailableException away -> ExitCode.UNREACHABLE;
            case TidbException away when away.code().isEmpty() -> ExitCode.UNREACHABLE;
            default -> ExitCode.FAILURE;
        };
    }
}
