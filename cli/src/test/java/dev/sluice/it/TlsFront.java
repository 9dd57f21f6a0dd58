package dev.sluice.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks MySQL's TLS before a server that does not: it offers TLS in the server's greeting, upgrades the connection when the
 * client asks for it, and passes everything else on. The packets of the log-in are counted one higher on the client's side,
 * because the server never sees the request to upgrade.
 */
final class TlsFront implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(TlsFront.class);
    private static final int HEADER = 4;
    private static final int SEQUENCE = 3;
    /** The second byte of the capability flags, where the flag for TLS is. */
    private static final int CLIENT_SSL = 0x08;
    private static final byte OK = 0;
    private static final byte ERROR = (byte) 0xFF;

    private final ServerSocket server;
    private final int upstreamPort;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private TlsFront(ServerSocket server, int upstreamPort, SSLContext tls) {
        this.server = server;
        this.upstreamPort = upstreamPort;
        this.tls = tls;
    }

    static TlsFront start(int upstreamPort, Certificates certificates) throws IOException, GeneralSecurityException {
        char[] password = Certificates.STORE_PASSWORD.toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificates.serverStore())) {
            store.load(file, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        TlsFront front = new TlsFront(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), upstreamPort, tls);
        front.run(front::accept);
        return front;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            run(() -> serve(client));
        }
    }

    private void serve(Socket plain) throws IOException {
        try (plain; Socket upstream = new Socket(InetAddress.getLoopbackAddress(), upstreamPort)) {
            DataInputStream answers = new DataInputStream(upstream.getInputStream());
            plain.getOutputStream().write(offeringTls(packet(answers)));
            packet(new DataInputStream(plain.getInputStream()));
            try (SSLSocket client = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, true)) {
                client.setUseClientMode(false);
                logIn(client, upstream, answers);
                run(() -> client.getInputStream().transferTo(upstream.getOutputStream()));
                answers.transferTo(client.getOutputStream());
            }
        }
    }

    /** Question and answer in turn, until the server has decided. */
    private static void logIn(SSLSocket client, Socket upstream, DataInputStream answers) throws IOException {
        DataInputStream questions = new DataInputStream(client.getInputStream());
        byte[] hello = packet(questions);
        hello[HEADER + 1] &= ~CLIENT_SSL;
        upstream.getOutputStream().write(counted(hello, -1));
        while (true) {
            byte[] answer = packet(answers);
            client.getOutputStream().write(counted(answer, 1));
            if (answer[HEADER] == OK || answer[HEADER] == ERROR) {
                return;
            }
            upstream.getOutputStream().write(counted(packet(questions), -1));
        }
    }

    private static byte[] offeringTls(byte[] greeting) {
        int afterVersion = HEADER + 1;
        while (greeting[afterVersion] != 0) {
            afterVersion++;
        }
        // A zero, the connection id (4), half of the scramble (8), a zero, the flags.
        greeting[afterVersion + 1 + 13 + 1] |= CLIENT_SSL;
        return greeting;
    }

    private static byte[] counted(byte[] packet, int more) {
        packet[SEQUENCE] += (byte) more;
        return packet;
    }

    private static byte[] packet(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new SocketException("closed");
        }
        int length = (header[0] & 0xFF) | (header[1] & 0xFF) << 8 | (header[2] & 0xFF) << 16;
        byte[] packet = new byte[HEADER + length];
        System.arraycopy(header, 0, packet, 0, HEADER);
        in.readFully(packet, HEADER, length);
        return packet;
    }

    /** Until one side closes. */
    private interface Conversation {
        void take() throws IOException;
    }

    private void run(Conversation conversation) {
        threads.execute(() -> {
            try {
                conversation.take();
            } catch (IOException e) {
                LOGGER.atDebug().addKeyValue("error", e.getMessage()).log("a connection is over");
            }
        });
    }
}
