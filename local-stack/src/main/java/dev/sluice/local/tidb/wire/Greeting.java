package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;

/**
 * The first packet of a server, with less in it than the server can do.
 *
 * <p>Encryption and compression would hide the packets, query attributes would stand in front of the SQL text, and a
 * server that shows MariaDB's own capabilities is sent commands that no MySQL server knows.
 */
final class Greeting {

    private static final int PROTOCOL = 10;
    private static final int HIDDEN = Capabilities.SSL | Capabilities.COMPRESS | Capabilities.ZSTD_COMPRESSION
            | Capabilities.QUERY_ATTRIBUTES;
    /** Behind the version: connection id (4), first part of the scramble (8), a zero. */
    private static final int CAPABILITIES_LOW = 13;
    private static final int CAPABILITIES_HIGH = CAPABILITIES_LOW + 5;
    /** Ten reserved bytes; the last four hold MariaDB's extended capabilities. */
    private static final int RESERVED = CAPABILITIES_HIGH + 3;
    private static final int RESERVED_LENGTH = 10;

    private Greeting() {}

    /** The number by which {@code KILL} knows the session; 0 in a packet that is no greeting. */
    static long sessionId(Buffer packet) {
        return packet.getUnsignedByte(0) == PROTOCOL
                ? packet.getUnsignedIntLE(new PacketReader(packet, 1).skipZeroTerminated().position())
                : 0;
    }

    /** A packet that is no greeting, such as "too many connections", is returned as it is. */
    static Buffer restricted(Buffer packet) {
        if (packet.getUnsignedByte(0) != PROTOCOL) {
            return packet;
        }
        Buffer greeting = packet.copy();
        int afterVersion = new PacketReader(greeting, 1).skipZeroTerminated().position();
        int low = greeting.getUnsignedShortLE(afterVersion + CAPABILITIES_LOW);
        int high = greeting.getUnsignedShortLE(afterVersion + CAPABILITIES_HIGH);
        int shown = ((low | (high << 16)) & ~HIDDEN) | Capabilities.CLIENT_MYSQL;
        greeting.setUnsignedShortLE(afterVersion + CAPABILITIES_LOW, shown & 0xFFFF);
        greeting.setUnsignedShortLE(afterVersion + CAPABILITIES_HIGH, shown >>> 16);
        for (int i = 0; i < RESERVED_LENGTH; i++) {
            greeting.setByte(afterVersion + RESERVED + i, (byte) 0);
        }
        return greeting;
    }
}
