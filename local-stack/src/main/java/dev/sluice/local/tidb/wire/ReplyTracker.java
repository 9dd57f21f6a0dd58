package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows the server's packets and knows which of them ends the reply to a command. Replies come in the order of the
 * commands. Has to see every packet but the continuations of long ones. For one connection, on its event loop.
 */
final class ReplyTracker {

    private static final int OK = 0x00;
    private static final int LOCAL_INFILE = 0xFB;
    private static final int EOF = 0xFE;
    private static final int ERROR = 0xFF;
    private static final int MORE_RESULTS = 0x0008;
    private static final int CURSOR_EXISTS = 0x0040;

    private final Deque<Shape> outstanding = new ArrayDeque<>();
    private Capabilities capabilities = Capabilities.NONE;
    private Stage stage = Stage.HEAD;
    private long packetsLeft;

    /** What the reply to a command looks like. */
    enum Shape {
        NOTHING, ONE_PACKET, RESULT_SETS, PREPARED_STATEMENT, ROWS_ONLY
    }

    /** What a packet is to the reply that it belongs to. */
    enum Part {
        ROW, LAST, OTHER
    }

    private enum Stage {
        HEAD, COLUMNS, END_OF_COLUMNS, ROWS, FILE
    }

    void agreed(Capabilities agreed) {
        capabilities = agreed;
    }

    /** Call it when a command goes to the server. */
    void expect(Shape shape) {
        if (shape != Shape.NOTHING) {
            outstanding.add(shape);
        }
    }

    /** Whether every reply has come to its end. */
    boolean isIdle() {
        return outstanding.isEmpty();
    }

    /** Whether the server waits for the content of a file of the client's. */
    boolean wantsFile() {
        return stage == Stage.FILE;
    }

    /** Call it when the empty packet behind a file's content goes to the server. */
    void fileSent() {
        stage = Stage.HEAD;
    }

    static Shape shapeOf(int command) {
        return switch (command) {
            case Command.QUIT, Command.CLOSE_STATEMENT, Command.SEND_LONG_DATA -> Shape.NOTHING;
            case Command.QUERY, Command.EXECUTE, Command.PROCESS_INFO -> Shape.RESULT_SETS;
            case Command.PREPARE -> Shape.PREPARED_STATEMENT;
            case Command.FETCH, Command.FIELD_LIST -> Shape.ROWS_ONLY;
            default -> Shape.ONE_PACKET;
        };
    }

    /** Takes the next packet of the server. A packet that nobody asked for changes nothing. */
    Part next(Buffer packet) {
        Shape shape = outstanding.peek();
        if (shape == null) {
            return Part.OTHER;
        }
        if (first(packet) == ERROR) {
            return finish();
        }
        return switch (shape) {
            case NOTHING -> throw new IllegalStateException("a command without a reply is never outstanding");
            case ONE_PACKET -> finish();
            case ROWS_ONLY -> isEnd(packet) ? finish() : Part.ROW;
            case PREPARED_STATEMENT -> preparedStatement(packet);
            case RESULT_SETS -> resultSets(packet);
        };
    }

    private Part preparedStatement(Buffer packet) {
        if (stage == Stage.HEAD) {
            var counts = new PacketReader(packet, 5);
            int columns = counts.unsignedShort();
            int parameters = counts.unsignedShort();
            packetsLeft = withEnd(columns) + withEnd(parameters);
            stage = Stage.COLUMNS;
        } else {
            packetsLeft--;
        }
        return packetsLeft == 0 ? finish() : Part.OTHER;
    }

    private long withEnd(int definitions) {
        return definitions == 0 || capabilities.endOfRowsIsOk() ? definitions : definitions + 1;
    }

    private Part resultSets(Buffer packet) {
        switch (stage) {
            case HEAD, FILE -> {
                return head(packet);
            }
            case COLUMNS -> {
                packetsLeft--;
                if (packetsLeft == 0) {
                    stage = capabilities.endOfRowsIsOk() ? Stage.ROWS : Stage.END_OF_COLUMNS;
                }
            }
            case END_OF_COLUMNS -> {
                stage = Stage.ROWS;
                if ((eofStatus(packet) & CURSOR_EXISTS) != 0) {
                    // The rows of a cursor come with FETCH commands.
                    return finish();
                }
            }
            case ROWS -> {
                if (!isEnd(packet)) {
                    return Part.ROW;
                }
                return endOfResult(capabilities.endOfRowsIsOk() ? okStatus(packet) : eofStatus(packet));
            }
        }
        return Part.OTHER;
    }

    private Part head(Buffer packet) {
        switch (first(packet)) {
            case OK -> {
                return endOfResult(okStatus(packet));
            }
            case LOCAL_INFILE -> stage = Stage.FILE;
            default -> {
                packetsLeft = new PacketReader(packet, 0).integer();
                stage = Stage.COLUMNS;
            }
        }
        return Part.OTHER;
    }

    private Part endOfResult(int status) {
        if ((status & MORE_RESULTS) == 0) {
            return finish();
        }
        stage = Stage.HEAD;
        return Part.OTHER;
    }

    private Part finish() {
        outstanding.remove();
        stage = Stage.HEAD;
        return Part.LAST;
    }

    /** A row may begin with the same byte, but is then longer. */
    private boolean isEnd(Buffer packet) {
        return first(packet) == EOF
                && packet.length() < (capabilities.endOfRowsIsOk() ? PacketFramer.MAX_PAYLOAD : 9);
    }

    private static int first(Buffer packet) {
        return packet.length() == 0 ? OK : packet.getUnsignedByte(0);
    }

    /** Behind the affected rows and the last inserted id. */
    private static int okStatus(Buffer packet) {
        var reader = new PacketReader(packet, 1);
        reader.integer();
        reader.integer();
        return reader.unsignedShort();
    }

    private static int eofStatus(Buffer packet) {
        return new PacketReader(packet, 3).unsignedShort();
    }
}
