package dev.sluice.sdk.store.contract;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for what must know its port before it listens. Each is given once, the JVMs of a run have their own, and they
 * lie below those that Linux and macOS give to whoever does not care: nobody takes one before its server does.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int EACH_JVM = 2_000;
    /** Another run on the machine most likely starts elsewhere. */
    private static final int OF_THE_RUN = (int) (ProcessHandle.current().pid() % (EACH_JVM / 2));
    private static final AtomicInteger NEXT = new AtomicInteger(FIRST
            + EACH_JVM * Integer.getInteger("sluice.fork", 1) + OF_THE_RUN);

    private FreePort() {}

    /** One that nobody listens at now. */
    public static int any() throws IOException {
        while (true) {
            int port = NEXT.getAndIncrement();
            if (isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        }
    }
}
