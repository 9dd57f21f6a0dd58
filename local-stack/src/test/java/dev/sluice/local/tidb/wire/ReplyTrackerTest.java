package dev.sluice.local.tidb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.local.tidb.wire.ReplyTracker.Part;
import dev.sluice.local.tidb.wire.ReplyTracker.Shape;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class ReplyTrackerTest {

    private static final Buffer COLUMN = new PacketWriter().text("def").text("a").payload();
    private static final Buffer ROW = new PacketWriter().text("1").payload();
    private static final Buffer ERROR = new PacketWriter().octet(0xFF).unsignedShort(1064).rest("#42000no").payload();

    private final ReplyTracker tracker = new ReplyTracker();

    @Test
    void followsAResultSetThatEndsWithEof() {
        // Given
        tracker.expect(Shape.RESULT_SETS);

        // Then
        assertThat(tracker.next(count(2))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(COLUMN)).isEqualTo(Part.OTHER);
        assertThat(tracker.next(COLUMN)).isEqualTo(Part.OTHER);
        assertThat(tracker.next(eof(2))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(ROW)).isEqualTo(Part.ROW);
        assertThat(tracker.isIdle()).isFalse();
        assertThat(tracker.next(eof(2))).isEqualTo(Part.LAST);
        assertThat(tracker.isIdle()).isTrue();
    }

    @Test
    void followsAResultSetThatEndsWithOk() {
        // Given
        tracker.agreed(new Capabilities(true));
        tracker.expect(Shape.RESULT_SETS);

        // Then
        assertThat(tracker.next(count(1))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(COLUMN)).isEqualTo(Part.OTHER);
        assertThat(tracker.next(ROW)).isEqualTo(Part.ROW);
        assertThat(tracker.next(ok(0xFE, 2))).isEqualTo(Part.LAST);
    }

    @Test
    void goesOnWhileMoreResultsAreAnnounced() {
        // Given
        tracker.agreed(new Capabilities(true));
        tracker.expect(Shape.RESULT_SETS);

        // Then
        assertThat(tracker.next(ok(0x00, 0x0008))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(count(1))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(COLUMN)).isEqualTo(Part.OTHER);
        assertThat(tracker.next(ok(0xFE, 0x0008))).isEqualTo(Part.OTHER);
        assertThat(tracker.next(ok(0x00, 0))).isEqualTo(Part.LAST);
    }

    @Test
    void endsTheReplyAtAnErrorInItsMiddle() {
        // Given
        tracker.expect(Shape.RESULT_SETS);
        tracker.next(count(1));
        tracker.next(COLUMN);
        tracker.next(eof(2));
        tracker.next(ROW);

        // Then
        assertThat(tracker.next(ERROR)).isEqualTo(Part.LAST);
        assertThat(tracker.isIdle()).isTrue();
    }

    @Test
    void waitsForTheFileThatTheServerAskedFor() {
        // Given
        tracker.expect(Shape.RESULT_SETS);

        // When
        tracker.next(Buffer.buffer(new byte[]{(byte) 0xFB, 'f'}));

        // Then
        assertThat(tracker.wantsFile()).isTrue();
        tracker.fileSent();
        assertThat(tracker.wantsFile()).isFalse();
        assertThat(tracker.next(ok(0x00, 2))).isEqualTo(Part.LAST);
    }

    @Test
    void leavesTheRowsOfACursorToFetch() {
        // Given
        tracker.expect(ReplyTracker.shapeOf(Command.EXECUTE));
        tracker.next(count(1));
        tracker.next(COLUMN);

        // Then
        assertThat(tracker.next(eof(0x40))).isEqualTo(Part.LAST);
        tracker.expect(ReplyTracker.shapeOf(Command.FETCH));
        assertThat(tracker.next(ROW)).isEqualTo(Part.ROW);
        assertThat(tracker.next(eof(0x80))).isEqualTo(Part.LAST);
    }

    @Test
    void countsTheDefinitionsOfAPreparedStatement() {
        // Given
        tracker.expect(ReplyTracker.shapeOf(Command.PREPARE));

        // Then
        assertThat(tracker.next(preparedWith(1, 2))).isEqualTo(Part.OTHER);
        for (int i = 0; i < 4; i++) {
            assertThat(tracker.next(i == 2 ? eof(2) : COLUMN)).isEqualTo(Part.OTHER);
        }
        assertThat(tracker.next(eof(2))).isEqualTo(Part.LAST);
    }

    @Test
    void keepsTheOrderOfCommandsSentAhead() {
        // Given
        tracker.expect(ReplyTracker.shapeOf(Command.PREPARE));
        tracker.expect(ReplyTracker.shapeOf(Command.PING));
        tracker.expect(ReplyTracker.shapeOf(Command.CLOSE_STATEMENT));

        // Then
        assertThat(tracker.next(preparedWith(0, 0))).isEqualTo(Part.LAST);
        assertThat(tracker.isIdle()).isFalse();
        assertThat(tracker.next(ok(0x00, 2))).isEqualTo(Part.LAST);
        assertThat(tracker.isIdle()).isTrue();
    }

    private static Buffer count(int columns) {
        return new PacketWriter().integer(columns).payload();
    }

    private static Buffer eof(int status) {
        return new PacketWriter().octet(0xFE).unsignedShort(0).unsignedShort(status).payload();
    }

    private static Buffer ok(int header, int status) {
        return new PacketWriter().octet(header).integer(0).integer(0).unsignedShort(status).unsignedShort(0).payload();
    }

    private static Buffer preparedWith(int columns, int parameters) {
        return new PacketWriter().octet(0)
                .unsignedInt(1)
                .unsignedShort(columns)
                .unsignedShort(parameters)
                .octet(0)
                .unsignedShort(0)
                .payload();
    }
}
