package dev.sluice.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before a server of this machine and lets a number of bytes through to it, and then none until it is opened. Once closed it
 * is an address that has gone away: what went through it is cut, and nobody answers there.
 */
final class ByteGate implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final int server;
    private final AtomicLong left;

    private ByteGate(int server, long bytes) throws IOException {
        this.server = server;
        this.left = new AtomicLong(bytes);
    }

    static ByteGate before(URI server, long bytes) throws IOException {
        ByteGate gate = new ByteGate(server.getPort(), bytes);
        Thread.ofVirtual().name("byte-gate").start(gate::listen);
        return gate;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    void open() {
        opened.countDown();
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listener.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> pass(client));
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    private void pass(Socket client) {
        try (client; Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> answers(there, client));
            InputStream asked = client.getInputStream();
            OutputStream out = there.getOutputStream();
            byte[] bytes = new byte[1 << 14];
            for (int read = asked.read(bytes); read >= 0; read = asked.read(bytes)) {
                if (left.addAndGet(-read) < 0) {
                    opened.await();
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // cut by one of the ends: the other one is told by the close
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answers(Socket there, Socket client) {
        try (there; client) {
            there.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // cut by one of the ends: the other one is told by the close
        }
    }

    @Override
    public void close() throws IOException {
        open();
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
