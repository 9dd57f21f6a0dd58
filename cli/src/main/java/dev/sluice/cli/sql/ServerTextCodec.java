package dev.sluice.cli.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.util.Calendar;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.client.ColumnDecoder;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.client.util.MutableInt;
import org.mariadb.jdbc.plugin.Codec;

/** Hands over what the server sent, whatever the column's type. The driver finds it as a service. */
public final class ServerTextCodec implements Codec<ServerText> {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** For the driver. */
    public ServerTextCodec() {}

    @Override
    public String className() {
        return ServerText.class.getName();
    }

    @Override
    public boolean canDecode(ColumnDecoder column, Class<?> type) {
        return type == ServerText.class;
    }

    @Override
    public ServerText decodeText(ReadableByteBuf buffer, MutableInt length, ColumnDecoder column,
            @Nullable Calendar calendar, Context context) throws SQLDataException {
        byte[] sent = buffer.readBytes(length.get());
        return new ServerText(holdsBytes(column) ? "0x" + HEX.formatHex(sent) : utf8(sent));
    }

    private static boolean holdsBytes(ColumnDecoder column) {
        return switch (column.getType()) {
            case BIT, GEOMETRY -> true;
            case TINYBLOB, BLOB, MEDIUMBLOB, LONGBLOB, VARCHAR, VARSTRING, STRING -> column.isBinary();
            case OLDDECIMAL, DECIMAL, TINYINT, SMALLINT, MEDIUMINT, INTEGER, BIGINT, FLOAT, DOUBLE, NULL, TIMESTAMP,
                    DATE, TIME, DATETIME, YEAR, NEWDATE, JSON, ENUM, SET -> false;
        };
    }

    private static String utf8(byte[] sent) throws SQLDataException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(sent)).toString();
        } catch (CharacterCodingException e) {
            throw new SQLDataException("it is not UTF-8; ask for its HEX()", e);
        }
    }

    @Override
    public ServerText decodeBinary(ReadableByteBuf buffer, MutableInt length, ColumnDecoder column,
            @Nullable Calendar calendar, Context context) {
        throw new UnsupportedOperationException("statements are sent as text, and so are their answers");
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public void encodeText(Writer writer, Context context, ServerText value, @Nullable Calendar calendar,
            @Nullable Long maxLength) {
        throw onlyRead();
    }

    @Override
    public int getApproximateTextProtocolLength(ServerText value, @Nullable Long maxLength) {
        throw onlyRead();
    }

    @Override
    public void encodeBinary(Writer writer, Context context, ServerText value, @Nullable Calendar calendar,
            @Nullable Long maxLength) {
        throw onlyRead();
    }

    @Override
    public int getBinaryEncodeType() {
        throw onlyRead();
    }

    private static UnsupportedOperationException onlyRead() {
        return new UnsupportedOperationException("values are only read");
    }
}
