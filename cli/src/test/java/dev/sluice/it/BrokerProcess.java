package dev.sluice.it;

import dev.sluice.local.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A broker in a JVM of its own, so that a test can kill it. */
final class BrokerProcess {
    private BrokerProcess() {}

    static JvmProcess start(Path directory, int port) throws IOException {
        return JvmProcess.start(JavaProcess.of(BrokerProcess.class, List.of(directory.toString(),
                String.valueOf(port))).inheritIO(), () -> listens(port));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** What runs in the other JVM, until it is killed. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedKafka.start(Path.of(args[0]), Integer.parseInt(args[1]), failure -> Runtime.getRuntime().halt(1));
        new CountDownLatch(1).await();
    }
}
