package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sluice.cli.pipeline.PipelineUnreachableException;
import dev.sluice.cli.show.Terminal;
import dev.sluice.sdk.store.SourceUnreadableException;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbTarget;
import dev.sluice.sdk.tidb.Tls;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final TidbTarget TARGET = new TidbTarget("tidb", 4000, "root", () -> "", Tls.DISABLED);

    static Stream<Arguments> failures() {
        return Stream.of(arguments(new CommandFailedException(ExitCode.PARTIAL, "as said"), 4),
                arguments(new SourceUnreadableException("no such directory", "", null), 2),
                arguments(new PipelineUnreachableException("Kafka is away", null), 7),
                arguments(TidbException.notConnected(TARGET, "connection refused"), 7),
                arguments(TidbException.answered(1146, "42S02", "no such table"), 1));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysWhatWentWrongInOneLineAndWithItsExitCode(Exception failure, int code) {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);

        // When
        int exit = Failures.report(failure, terminal);

        // Then
        assertThat(exit).isEqualTo(code);
        assertThat(err.toString(UTF_8)).isEqualTo("sluice: " + failure.getMessage() + "\n");
        assertThat(out.size()).isZero();
    }
}
