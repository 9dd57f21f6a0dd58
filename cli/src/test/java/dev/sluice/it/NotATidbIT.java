package dev.sluice.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Ran;
import dev.sluice.local.tidb.server.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --tidb} with an address where another server listens, or nobody: it is said soon, and nothing starts. */
class NotATidbIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    private Ran run(String hosts) {
        long begin = System.nanoTime();
        Ran ran = Ran.of(directory.resolve("data"), Map.of(), "import",
                Path.of("..", "examples", "shop").toString(), "--tidb", "mysql://root@" + hosts);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(ran.shown()).isLessThan(SOON);
        assertThat(directory.resolve("data/server")).doesNotExist();
        assertThat(directory.resolve("data/kafka")).doesNotExist();
        return ran;
    }

    @Test
    void saysWhichOtherDatabaseAnswers() throws IOException {
        try (MariaDbServer server = MariaDbServer.start(directory.resolve("mariadb"))) {
            assertThat(run("127.0.0.1:" + server.port())).returns(2, Ran::code)
                    .extracting(Ran::talk)
                    .asString()
                    .contains("is not a TiDB")
                    .containsPattern("\\d+\\.\\d+\\.\\d+-MariaDB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "220 mail.example.org ESMTP\r\n",
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "\u0001\u0000", "+PONG\r\n"})
    @Timeout(60)
    void saysWhatAnotherProtocolSays(String greeting) throws Exception {
        Thread greeter;
        String address;
        Ran ran;
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            greeter = Thread.ofVirtual().start(() -> greetAll(server, greeting));
            address = "127.0.0.1:" + server.getLocalPort();
            ran = run(address);
        }
        greeter.join();
        assertThat(ran).returns(2, Ran::code)
                .extracting(Ran::talk)
                .asString()
                .contains(address + " is not a TiDB", printed(greeting));
    }

    private static void greetAll(ServerSocket server, String greeting) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write(greeting.getBytes(ISO_8859_1));
            } catch (SocketException e) {
                // Closed by the test, or by the one who was greeted.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String printed(String greeting) {
        return greeting.chars().allMatch(c -> c < ' ') ? "0100" : greeting.lines().findFirst().orElseThrow();
    }

    @Test
    void givesUpSoonOnServersThatSayNothing() throws IOException {
        // Given
        try (ServerSocket silent = new ServerSocket(0)) {
            String hosts = IntStream.range(0, 4)
                    .mapToObj(host -> "127.0.0." + (host + 1) + ":" + silent.getLocalPort())
                    .collect(Collectors.joining(","));

            // When
            Ran one = run("127.0.0.1:" + silent.getLocalPort());
            Ran many = run(hosts);

            // Then
            assertThat(one).returns(7, Ran::code).extracting(Ran::talk).asString().contains("127.0.0.1:");
            assertThat(many).returns(7, Ran::code);
        }
    }
}
