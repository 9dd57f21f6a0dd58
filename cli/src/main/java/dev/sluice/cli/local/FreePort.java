package dev.sluice.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Looks whether a port is free. Somebody may take it in the next moment: the server that binds then says so. */
final class FreePort {

    private FreePort() {}

    /** The port when nobody listens there now, else 0, which takes any. */
    static int preferring(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
