package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A packet of the client's that waits in line.
 *
 * @param packet    with its header
 * @param continues whether it is the second or a later part of a command above 16 MB; then it has none of the parts
 *                  below
 */
record ClientPacket(Buffer packet, boolean continues) {

    /** Statements of ours are short; looking into a long INSERT would only cost time. */
    private static final int LONGEST_STATEMENT = 1 << 20;

    int command() {
        return packet.getUnsignedByte(4);
    }

    int statementId() {
        return packet.getIntLE(5);
    }

    /** The text of a statement. */
    String text() {
        return packet.getString(5, packet.length(), StandardCharsets.UTF_8.name());
    }

    /** Whether it is worth a look at its text. */
    boolean mayBeOurs() {
        return packet.length() <= LONGEST_STATEMENT;
    }
}
