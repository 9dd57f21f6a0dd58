package dev.sluice.sdk.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnTextTest {

    static List<Arguments> values() {
        return List.of(Arguments.of(null, null), Arguments.of(12L, "12"), Arguments.of("x", "x"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(LocalDateTime.of(2026, 11, 20, 1, 2, 3), "2026-11-20 01:02:03"),
                Arguments.of(LocalDateTime.of(2026, 11, 20, 1, 2, 3, 4_000), "2026-11-20 01:02:03.000004"),
                Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02"),
                Arguments.of(Duration.ofSeconds(3601).negated(), "-01:00:01"),
                Arguments.of(Duration.ofMillis(100 * 3_600_000L + 500), "100:00:00.500000"),
                Arguments.of(new JsonObject().put("a", 1), "{\"a\":1}"), Arguments.of(new JsonArray().add(1), "[1]"),
                Arguments.of(Tuple.JSON_NULL, "null"), Arguments.of(Buffer.buffer("raw"), "raw"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesValuesAsTidbDoes(Object value, String text) {
        assertThat(ColumnText.of(value)).isEqualTo(text);
    }
}
