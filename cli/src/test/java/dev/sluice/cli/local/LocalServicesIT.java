package dev.sluice.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServicesIT {

    @TempDir
    private Path directory;

    @Test
    void servesHttpAtAnotherPortWhenTheWantedOneIsTaken() throws Exception {
        // Given
        LocalServices services = new LocalServices(LocalConfig.of(new DataDirectory(directory), "127.0.0.1:1", Optional
                .of(LocalConfig.standIn(1)),
                Map.of()), failure -> {});
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // When
            int port = services.serveHttp(taken.getLocalPort());

            // Then
            assertThat(port).isPositive().isNotEqualTo(taken.getLocalPort());
        } finally {
            services.close();
        }
    }
}
