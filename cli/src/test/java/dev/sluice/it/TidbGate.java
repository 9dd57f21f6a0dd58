package dev.sluice.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a process and TiDB as a network does, reads the statements that pass, and holds or cuts those that a test
 * names. It shows TiDB the end of a connection only when everything that was sent before has gone through, as TCP does.
 */
final class TidbGate implements AutoCloseable {
    private static final int HEADER_BYTES = 4;
    private static final byte COM_QUERY = 3;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int tidbPort;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    private TidbGate(int tidbPort) throws IOException {
        this.tidbPort = tidbPort;
    }

    /** Picks statements, and says what becomes of them. Asked in the order the statements arrive, by many threads. */
    @FunctionalInterface
    interface Rule {
        Optional<Passage> on(String sql);
    }

    /** A moment of a statement: before TiDB sees it, or when TiDB has answered and its sender has not seen that. */
    enum Moment {
        ASKED, ANSWERED
    }

    /** What one statement meets on its way; a throw cuts its connection there. */
    @FunctionalInterface
    interface Passage {
        void at(Moment moment) throws IOException, InterruptedException;
    }

    /** A gate before the TiDB on this port of the loopback interface. */
    static TidbGate before(int tidbPort) throws IOException {
        TidbGate gate = new TidbGate(tidbPort);
        Thread.ofVirtual().name("gate").start(gate::listen);
        return gate;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Adds a rule; the first one that picks a statement holds for it. */
    <R extends Rule> R rule(R rule) {
        rules.add(rule);
        return rule;
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listener.accept();
                // Whoever is cut off sees a reset, no orderly end.
                client.setSoLinger(true, 0);
                Thread.ofVirtual().name("gate-connection").start(() -> pass(client));
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    private void pass(Socket client) {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), tidbPort)) {
            AtomicReference<Passage> asked = new AtomicReference<>();
            Thread.ofVirtual().name("gate-answers").start(() -> answers(server, client, asked));
            requests(client, server, asked);
        } catch (IOException e) {
            // cut by a rule, or by one of the ends: the other one is told by the close
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void requests(Socket client, Socket server, AtomicReference<Passage> asked)
            throws IOException, InterruptedException {
        DataInputStream input = new DataInputStream(client.getInputStream());
        OutputStream output = server.getOutputStream();
        for (byte[] packet = packet(input); packet.length > 0; packet = packet(input)) {
            Optional<Passage> passage = statement(packet).flatMap(this::ruling);
            if (passage.isPresent()) {
                asked.set(passage.get());
                passage.get().at(Moment.ASKED);
            }
            output.write(packet);
        }
    }

    private void answers(Socket server, Socket client, AtomicReference<Passage> asked) {
        try (server; client) {
            InputStream input = server.getInputStream();
            OutputStream output = client.getOutputStream();
            byte[] bytes = new byte[1 << 14];
            for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
                Passage passage = asked.getAndSet(null);
                if (passage != null) {
                    passage.at(Moment.ANSWERED);
                }
                output.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // cut by a rule, or by one of the ends: the other one is told by the close
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Length (3 bytes, little-endian), sequence number, payload; no bytes at the end of the stream. */
    private static byte[] packet(DataInputStream input) throws IOException {
        byte[] header = input.readNBytes(HEADER_BYTES);
        if (header.length < HEADER_BYTES) {
            return new byte[0];
        }
        int length = (header[0] & 0xFF) | ((header[1] & 0xFF) << 8) | ((header[2] & 0xFF) << 16);
        byte[] packet = new byte[HEADER_BYTES + length];
        System.arraycopy(header, 0, packet, 0, HEADER_BYTES);
        input.readFully(packet, HEADER_BYTES, length);
        return packet;
    }

    private static Optional<String> statement(byte[] packet) {
        boolean first = packet[HEADER_BYTES - 1] == 0;
        return first && packet.length > HEADER_BYTES && packet[HEADER_BYTES] == COM_QUERY
                ? Optional.of(new String(packet, HEADER_BYTES + 1, packet.length - HEADER_BYTES - 1,
                        StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private Optional<Passage> ruling(String sql) {
        return rules.stream().map(rule -> rule.on(sql)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
