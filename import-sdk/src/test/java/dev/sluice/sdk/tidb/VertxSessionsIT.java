package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.sdk.store.contract.FreePort;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VertxSessionsIT {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        // Given
        int port = FreePort.any();
        // When / Then
        assertThatThrownBy(() -> open(port, Tls.DISABLED)).isInstanceOfSatisfying(TidbException.class,
                e -> assertThat(e.failure()).isEqualTo(new TidbFailure.Retryable()))
                .hasMessageContaining("cannot connect to TiDB at me@127.0.0.1:" + port);
    }

    @ParameterizedTest
    @EnumSource(Tls.Mode.class)
    void givesUpOnAServerThatStaysSilent(Tls.Mode mode) throws IOException {
        // Given: it accepts and never greets
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Tls tls = new Tls(mode, mode == Tls.Mode.REQUIRED ? Optional.of(Path.of("no-such.pem")) : Optional.empty());
            // When / Then
            assertThatThrownBy(() -> open(silent.getLocalPort(), tls)).isInstanceOf(TidbException.class)
                    .hasMessageContaining("cannot connect")
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    private TidbSession open(int port, Tls tls) {
        TidbTarget target = new TidbTarget("127.0.0.1", port, "me", () -> "hunter2", tls);
        SessionSettings settings = new SessionSettings(Optional.empty(), Duration.ofMillis(300), Duration.ofMillis(
                300));
        return new VertxSessions(vertx, target).open(settings);
    }
}
