package dev.sluice.local.tidb.wire;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** Cuts a stream of bytes into packets. For one connection, on its event loop. */
final class PacketFramer implements Handler<Buffer> {

    /** A packet of this length is continued by the next one. */
    static final int MAX_PAYLOAD = 0xFF_FFFF;
    private static final int HEADER = 4;

    private final Receiver receiver;
    private Buffer pending = Buffer.buffer();
    private boolean continued;

    PacketFramer(Receiver receiver) {
        this.receiver = receiver;
    }

    /** Takes packets in order. */
    interface Receiver {

        /**
         * Takes the next packet.
         *
         * @param sequence  the number in its header, 0 to 255
         * @param payload   without the header
         * @param continues whether it is the second or a later part of a message above 16 MB
         */
        void packet(int sequence, Buffer payload, boolean continues);
    }

    @Override
    public void handle(Buffer bytes) {
        pending = pending.length() == 0 ? bytes : pending.appendBuffer(bytes);
        int start = 0;
        while (pending.length() - start >= HEADER) {
            int end = start + HEADER + pending.getUnsignedMediumLE(start);
            if (pending.length() < end) {
                break;
            }
            deliver(pending.getUnsignedByte(start + 3), pending.getBuffer(start + HEADER, end));
            start = end;
        }
        if (start > 0) {
            pending = pending.getBuffer(start, pending.length());
        }
    }

    private void deliver(int sequence, Buffer payload) {
        boolean continues = continued;
        continued = payload.length() == MAX_PAYLOAD;
        receiver.packet(sequence, payload, continues);
    }
}
