package dev.sluice.sdk.tidb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One row, read by column label in any case. Servers differ in which columns they send: NULL and "no such column" are both
 * empty.
 */
public final class ResultRow {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private final List<String> labels;
    private final List<@Nullable String> values;

    ResultRow(List<String> labels, List<@Nullable String> values) {
        this.labels = labels;
        this.values = values;
    }

    /** The value as text. */
    public Optional<String> text(String label) {
        return IntStream.range(0, labels.size())
                .filter(i -> labels.get(i).equalsIgnoreCase(label))
                .boxed()
                .findFirst()
                .flatMap(i -> Optional.ofNullable(values.get(i)));
    }

    /**
     * The value as a whole number.
     *
     * @throws NumberFormatException when it is none
     */
    public OptionalLong number(String label) {
        return text(label).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /**
     * The value as a moment, in a session whose time zone is UTC, as ours are.
     *
     * @throws java.time.format.DateTimeParseException when it is none
     */
    public Optional<Instant> instant(String label) {
        return text(label).map(text -> LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
    }
}
