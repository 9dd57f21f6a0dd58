package dev.sluice.it;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * Stands before a broker and makes it one that has just come back: it refuses the first write, because it does not lead the
 * partition yet, and lets the next one through, because by then it does. It gives the client time to send that next one
 * before it refuses.
 */
final class BrokerGate implements AutoCloseable {
    private static final Duration FOR_THE_NEXT = Duration.ofSeconds(1);

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicBoolean refused = new AtomicBoolean();
    private final CountDownLatch asked = new CountDownLatch(1);

    private BrokerGate() throws IOException {}

    /** A gate to be opened; clients that come before stand in line. */
    static BrokerGate closed() throws IOException {
        return new BrokerGate();
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Lets clients through to the broker on this port of the loopback interface. */
    void open(int brokerPort) {
        Thread.ofPlatform().daemon().name("gate").start(() -> listen(brokerPort));
    }

    /** Blocks until the first write has come. */
    void awaitFirstWrite() throws InterruptedException {
        asked.await();
    }

    private void listen(int brokerPort) {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofPlatform().daemon().name("gate-requests").start(() -> pass(client, brokerPort));
            }
        } catch (IOException e) {
            // closed by the test
        }
    }

    private void pass(Socket client, int brokerPort) {
        try (client; Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort)) {
            Thread.ofPlatform().daemon().name("gate-answers").start(() -> answers(broker, client));
            requests(client, broker);
        } catch (IOException e) {
            // one of the ends is gone: the other one is told by the close
        }
    }

    private static void answers(Socket broker, Socket client) {
        try (broker; client) {
            broker.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // one of the ends is gone: the other one is told by the close
        }
    }

    private void requests(Socket client, Socket broker) throws IOException {
        PushbackInputStream input = new PushbackInputStream(client.getInputStream());
        DataInputStream frames = new DataInputStream(input);
        OutputStream output = broker.getOutputStream();
        while (true) {
            byte[] frame = frames.readNBytes(frames.readInt());
            if (isWrite(frame) && refused.compareAndSet(false, true)) {
                asked.countDown();
                awaitNext(client, input);
                client.getOutputStream().write(refusal(frame));
            } else {
                output.write(framed(ByteBuffer.wrap(frame)));
            }
        }
    }

    private static boolean isWrite(byte[] frame) {
        return ByteBuffer.wrap(frame).getShort() == ApiKeys.PRODUCE.id;
    }

    private static void awaitNext(Socket client, PushbackInputStream input) throws IOException {
        client.setSoTimeout((int) FOR_THE_NEXT.toMillis());
        try {
            input.unread(input.read());
        } catch (SocketTimeoutException e) {
            // the client sends no other write before it has heard of this one
        } finally {
            client.setSoTimeout(0);
        }
    }

    private static byte[] refusal(byte[] frame) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        RequestHeader asked = RequestHeader.parse(buffer);
        ResponseHeader header = asked.toResponseHeader();
        ProduceRequest request = ProduceRequest.parse(new ByteBufferAccessor(buffer), asked.apiVersion());
        return framed(RequestUtils.serialize(header.data(), header.headerVersion(),
                request.getErrorResponse(0, Errors.NOT_LEADER_OR_FOLLOWER.exception()).data(), asked.apiVersion()));
    }

    private static byte[] framed(ByteBuffer content) {
        return ByteBuffer.allocate(Integer.BYTES + content.remaining())
                .putInt(content.remaining())
                .put(content)
                .array();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
