package dev.sluice.sdk.tidb;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns the driver's values back into the text that TiDB sent. */
final class ColumnText {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS",
            Locale.ROOT);

    private ColumnText() {}

    static @Nullable String of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case LocalDateTime time -> time.format(isWhole(time) ? SECONDS : MICROSECONDS);
            case Duration time -> time(time);
            case BigDecimal number -> number.toPlainString();
            case JsonObject json -> json.encode();
            case JsonArray json -> json.encode();
            case Buffer bytes -> bytes.toString();
            case Object json when json.equals(Tuple.JSON_NULL) -> "null";
            default -> value.toString();
        };
    }

    private static boolean isWhole(LocalDateTime time) {
        return time.truncatedTo(ChronoUnit.SECONDS).equals(time);
    }

    private static String time(Duration time) {
        Duration size = time.abs();
        String fraction = size.toNanosPart() == 0 ? "" : String.format(Locale.ROOT, ".%06d", size.toNanosPart() / 1000);
        return (time.isNegative() ? "-" : "") + String.format(Locale.ROOT, "%02d:%02d:%02d", size.toHours(),
                size.toMinutesPart(), size.toSecondsPart()) + fraction;
    }
}
