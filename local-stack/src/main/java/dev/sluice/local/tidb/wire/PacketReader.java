package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads the values of one packet from left to right. A packet that is too short throws IndexOutOfBoundsException. */
final class PacketReader {

    private static final int NULL = 0xFB;
    private final Buffer packet;
    private int position;

    PacketReader(Buffer packet, int position) {
        this.packet = packet;
        this.position = position;
    }

    int position() {
        return position;
    }

    boolean hasMore() {
        return position < packet.length();
    }

    PacketReader skip(long bytes) {
        position = Math.toIntExact(position + bytes);
        return this;
    }

    /** Moves behind the next zero byte. */
    PacketReader skipZeroTerminated() {
        while (packet.getByte(position) != 0) {
            position++;
        }
        return skip(1);
    }

    int unsignedShort() {
        position += 2;
        return packet.getUnsignedShortLE(position - 2);
    }

    /** A length-encoded integer; above {@link Long#MAX_VALUE} does not occur in lengths and counts. */
    long integer() {
        int first = packet.getUnsignedByte(position++);
        return switch (first) {
            case 0xFC -> unsignedShort();
            case 0xFD -> {
                position += 3;
                yield packet.getUnsignedMediumLE(position - 3);
            }
            case 0xFE -> {
                position += 8;
                yield packet.getLongLE(position - 8);
            }
            default -> first;
        };
    }

    /** What is left of the packet. */
    String remainingText() {
        return packet.getString(position, packet.length(), StandardCharsets.UTF_8.name());
    }

    /** A value of a text row. */
    @Nullable
    String text() {
        if (packet.getUnsignedByte(position) == NULL) {
            position++;
            return null;
        }
        int length = Math.toIntExact(integer());
        position += length;
        return packet.getString(position - length, position, StandardCharsets.UTF_8.name());
    }
}
