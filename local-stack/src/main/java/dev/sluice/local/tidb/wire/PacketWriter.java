package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Writes the values of one packet from left to right, and packets in front of which their length stands. */
final class PacketWriter {

    private final Buffer payload = Buffer.buffer();

    /** The packet as it goes over the wire: three bytes of length, the sequence number, the payload. */
    static Buffer framed(int sequence, Buffer payload) {
        return Buffer.buffer(payload.length() + 4)
                .appendMediumLE(payload.length())
                .appendByte((byte) sequence)
                .appendBuffer(payload);
    }

    Buffer payload() {
        return payload;
    }

    PacketWriter octet(int value) {
        payload.appendByte((byte) value);
        return this;
    }

    PacketWriter unsignedShort(int value) {
        payload.appendUnsignedShortLE(value);
        return this;
    }

    PacketWriter unsignedInt(long value) {
        payload.appendUnsignedIntLE(value);
        return this;
    }

    PacketWriter eightOctets(long value) {
        payload.appendLongLE(value);
        return this;
    }

    /** A length-encoded integer that is not negative. */
    PacketWriter integer(long value) {
        if (value < 0xFB) {
            return octet((int) value);
        }
        if (value < 0x1_0000) {
            return octet(0xFC).unsignedShort((int) value);
        }
        if (value < 0x100_0000) {
            octet(0xFD);
            payload.appendMediumLE((int) value);
            return this;
        }
        return octet(0xFE).eightOctets(value);
    }

    /** Text with its length in front. */
    PacketWriter text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        payload.appendBytes(bytes);
        return this;
    }

    /** Text up to the end of the packet. */
    PacketWriter rest(String value) {
        payload.appendString(value);
        return this;
    }

    PacketWriter octets(byte[] value) {
        payload.appendBytes(value);
        return this;
    }
}
