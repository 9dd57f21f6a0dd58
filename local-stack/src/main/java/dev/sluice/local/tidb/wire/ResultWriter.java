package dev.sluice.local.tidb.wire;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes replies of ours as the packets of one reply. */
final class ResultWriter {

    private static final int AUTOCOMMIT = 2;
    private static final int NULL = 0xFB;
    private static final int BINARY_FLAG = 0x80;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    private final Capabilities capabilities;

    ResultWriter(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** How the values of a row are written. */
    enum Encoding {
        /** The reply to a statement sent as text. */
        TEXT,
        /** The reply to a prepared statement. */
        BINARY
    }

    Buffer done(Reply.Done done) {
        return PacketWriter.framed(1, ok(0x00, done.affectedRows()));
    }

    Buffer refusal(Reply.Refusal refusal) {
        return PacketWriter.framed(1, new PacketWriter()
                .octet(0xFF)
                .unsignedShort(refusal.code())
                .rest("#" + refusal.sqlState() + refusal.message())
                .payload());
    }

    /** The reply to PREPARE: no parameters, and the columns are only told with the rows. */
    Buffer prepared(int statementId) {
        return PacketWriter.framed(1, new PacketWriter()
                .octet(0x00)
                .unsignedInt(statementId)
                .unsignedShort(0)
                .unsignedShort(0)
                .octet(0)
                .unsignedShort(0)
                .payload());
    }

    Buffer rows(Reply.Rows result, Encoding encoding) {
        Buffer packets = Buffer.buffer();
        int sequence = 1;
        packets.appendBuffer(PacketWriter.framed(sequence++,
                new PacketWriter().integer(result.columns().size()).payload()));
        for (Column column : result.columns()) {
            packets.appendBuffer(PacketWriter.framed(sequence++, definition(column)));
        }
        if (!capabilities.endOfRowsIsOk()) {
            packets.appendBuffer(PacketWriter.framed(sequence++, eof()));
        }
        for (List<@Nullable Object> row : result.rows()) {
            packets.appendBuffer(PacketWriter.framed(sequence++, switch (encoding) {
                case TEXT -> textRow(result.columns(), row);
                case BINARY -> binaryRow(result.columns(), row);
            }));
        }
        return packets.appendBuffer(PacketWriter.framed(sequence,
                capabilities.endOfRowsIsOk() ? ok(0xFE, 0) : eof()));
    }

    private static Buffer definition(Column column) {
        Column.Type type = column.type();
        return new PacketWriter()
                .text("def")
                .text("")
                .text("")
                .text("")
                .text(column.name())
                .text(column.name())
                .octet(0x0C)
                .unsignedShort(type.collation)
                .unsignedInt(type.length)
                .octet(type.code)
                .unsignedShort(type == Column.Type.TEXT ? 0 : BINARY_FLAG)
                .octet(type.decimals)
                .unsignedShort(0)
                .payload();
    }

    private static Buffer textRow(List<Column> columns, List<@Nullable Object> row) {
        var packet = new PacketWriter();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value == null) {
                packet.octet(NULL);
            } else {
                packet.text(asText(columns.get(i).type(), value));
            }
        }
        return packet.payload();
    }

    private static String asText(Column.Type type, Object value) {
        return switch (type) {
            case TEXT, JSON, LONG -> value.toString();
            case TIMESTAMP_MICROS -> MICROS.format((LocalDateTime) value);
            case TIMESTAMP_SECONDS -> SECONDS.format((LocalDateTime) value);
        };
    }

    private static Buffer binaryRow(List<Column> columns, List<@Nullable Object> row) {
        // Two bits stand unused in front of the first column's.
        byte[] nulls = new byte[(columns.size() + 9) / 8];
        var values = new PacketWriter();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.get(i);
            if (value == null) {
                nulls[(i + 2) / 8] |= (byte) (1 << (i + 2) % 8);
            } else {
                appendBinary(values, columns.get(i).type(), value);
            }
        }
        return new PacketWriter().octet(0x00).octets(nulls).payload().appendBuffer(values.payload());
    }

    private static void appendBinary(PacketWriter values, Column.Type type, Object value) {
        switch (type) {
            case TEXT, JSON -> values.text(value.toString());
            case LONG -> values.eightOctets((Long) value);
            case TIMESTAMP_MICROS -> appendDateTime(values.octet(11), (LocalDateTime) value)
                    .unsignedInt(((LocalDateTime) value).get(ChronoField.MICRO_OF_SECOND));
            case TIMESTAMP_SECONDS -> appendDateTime(values.octet(7), (LocalDateTime) value);
        }
    }

    private static PacketWriter appendDateTime(PacketWriter values, LocalDateTime time) {
        return values.unsignedShort(time.getYear())
                .octet(time.getMonthValue())
                .octet(time.getDayOfMonth())
                .octet(time.getHour())
                .octet(time.getMinute())
                .octet(time.getSecond());
    }

    private static Buffer ok(int header, long affectedRows) {
        return new PacketWriter()
                .octet(header)
                .integer(affectedRows)
                .integer(0)
                .unsignedShort(AUTOCOMMIT)
                .unsignedShort(0)
                .payload();
    }

    private static Buffer eof() {
        return new PacketWriter().octet(0xFE).unsignedShort(0).unsignedShort(AUTOCOMMIT).payload();
    }
}
