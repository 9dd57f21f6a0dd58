package dev.sluice.local.tidb.load;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Writes the values of one Parquet column as MySQL reads them. Instants are written in UTC. */
final class ParquetColumn {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");
    /** Day 0 of Unix time, as INT96 timestamps count days. */
    private static final long EPOCH_AS_JULIAN_DAY = 2_440_588;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ValueText text;

    private ParquetColumn(ValueText text) {
        this.text = text;
    }

    /** Takes a value out of a record as bytes. */
    private interface ValueText {
        byte[] of(Group record, int field) throws IOException;
    }

    static ParquetColumn of(Type type) throws IOException {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            throw new IOException("column " + type.getName() + " is nested or repeated; only plain columns can be"
                    + " imported");
        }
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        PrimitiveType primitive = type.asPrimitiveType();
        return new ParquetColumn(switch (primitive.getPrimitiveTypeName()) {
            case BOOLEAN -> (record, i) -> ascii(record.getBoolean(i, 0) ? "1" : "0");
            case FLOAT -> (record, i) -> ascii(Double.toString(record.getFloat(i, 0)));
            case DOUBLE -> (record, i) -> ascii(Double.toString(record.getDouble(i, 0)));
            case INT32 -> (record, i) -> ascii(whole(record.getInteger(i, 0), 32, meaning));
            case INT64 -> (record, i) -> ascii(whole(record.getLong(i, 0), 64, meaning));
            case INT96 -> (record, i) -> ascii(int96(record.getInt96(i, 0).getBytes()));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(meaning);
        });
    }

    /** Appends the record's value as one field. */
    void append(Group record, int field, Row row) throws IOException {
        if (record.getFieldRepetitionCount(field) == 0) {
            row.endNull();
            return;
        }
        row.append(text.of(record, field));
        row.endField();
    }

    private static ValueText binary(LogicalTypeAnnotation meaning) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return (record, i) -> ascii(new BigDecimal(new BigInteger(record.getBinary(i, 0).getBytes()),
                    decimal.getScale()).toPlainString());
        }
        return (record, i) -> record.getBinary(i, 0).getBytes();
    }

    private static String whole(long value, int bits, LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case DecimalLogicalTypeAnnotation decimal ->
                BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
            case DateLogicalTypeAnnotation date -> LocalDate.ofEpochDay(value).toString();
            case TimeLogicalTypeAnnotation time ->
                LocalTime.ofNanoOfDay(nanos(value, time.getUnit())).format(TIME);
            case TimestampLogicalTypeAnnotation timestamp -> dateTime(value, timestamp.getUnit());
            case IntLogicalTypeAnnotation number when !number.isSigned() -> bits == 32
                    ? Integer.toUnsignedString((int) value)
                    : Long.toUnsignedString(value);
            case null, default -> Long.toString(value);
        };
    }

    private static long nanos(long value, TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> value * 1_000_000;
            case MICROS -> value * 1_000;
            case NANOS -> value;
        };
    }

    private static String dateTime(long value, TimeUnit unit) {
        long perSecond = switch (unit) {
            case MILLIS -> 1_000;
            case MICROS -> 1_000_000;
            case NANOS -> NANOS_PER_SECOND;
        };
        long nanos = Math.floorMod(value, perSecond) * (NANOS_PER_SECOND / perSecond);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, perSecond), (int) nanos, ZoneOffset.UTC)
                .format(DATE_TIME);
    }

    private static String int96(byte[] value) {
        ByteBuffer parts = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        long nanosOfDay = parts.getLong();
        LocalDate day = LocalDate.ofEpochDay(parts.getInt() - EPOCH_AS_JULIAN_DAY);
        return day.atStartOfDay().plusNanos(nanosOfDay).format(DATE_TIME);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
