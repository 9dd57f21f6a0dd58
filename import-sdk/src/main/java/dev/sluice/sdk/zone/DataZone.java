package dev.sluice.sdk.zone;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of TiDB's {@code time_zone}: an offset like {@code +08:00}, a name like {@code Asia/Tokyo}, or {@code SYSTEM}. An
 * offset has two digits for each of hours and minutes.
 */
public record DataZone(String text) {

    /** In which sessions are that no rows pass through. */
    public static final DataZone UTC = new DataZone("+00:00");

    /** What the computer of a server is set to. */
    public static final String SYSTEM = "SYSTEM";
    /** Names of TiDB's that Java has for nothing but the mapping of old ids; and the other way round, {@code SystemV/…}. */
    private static final Set<String> OLD_NAMES = Set.of("EST", "MST", "HST");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):([0-5]\\d)");
    /** TiDB's limits ({@code ParseTimeZone} in {@code pkg/util/timeutil}); one with seconds it takes too, and nobody has. */
    private static final Duration LEAST = Duration.ofHours(-12).minusMinutes(59);
    private static final Duration MOST = Duration.ofHours(14);

    /**
     * Reads what a user or a file says.
     *
     * @throws IllegalArgumentException when TiDB has no such zone
     */
    public static DataZone of(String said) {
        String text = said.strip();
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            return ofOffset(offset, said);
        }
        return text.equalsIgnoreCase(SYSTEM) ? new DataZone(SYSTEM) : ofName(text, said);
    }

    private static DataZone ofOffset(Matcher said, String text) {
        Duration size = Duration.ofHours(Long.parseLong(said.group(2))).plusMinutes(Long.parseLong(said.group(3)));
        Duration offset = said.group(1).equals("-") ? size.negated() : size;
        if (offset.compareTo(LEAST) < 0 || offset.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("TiDB has no time zone '" + text
                    + "': an offset is from -12:59 to +14:00");
        }
        return new DataZone("%s%02d:%02d".formatted(size.isZero() ? "+" : said.group(1), size.toHours(),
                size.toMinutesPart()));
    }

    /** TiDB looks names up in files, so capital letters count. */
    private static DataZone ofName(String name, String said) {
        if (OLD_NAMES.contains(name) || isKnown(name)) {
            return new DataZone(name);
        }
        throw new IllegalArgumentException("TiDB has no time zone '" + said + "'; " + ZoneId.getAvailableZoneIds()
                .stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(known -> "do you mean '" + known + "'?")
                .orElse("write an offset like '+08:00', a name like 'Asia/Tokyo', or SYSTEM for the server's own"));
    }

    /** Whether it is the zone that its computer has, whichever that is. */
    public boolean isSystem() {
        return text.equals(SYSTEM);
    }

    /** Whether a clock shows the same in both at any time, as far as the zones are known here. */
    public boolean isSameAs(DataZone other) {
        return text.equals(other.text) || (rules().isPresent() && rules().equals(other.rules()));
    }

    private static boolean isKnown(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
    }

    private Optional<ZoneRules> rules() {
        if (OFFSET.matcher(text).matches()) {
            return Optional.of(ZoneOffset.of(text).getRules());
        }
        return isKnown(text) ? Optional.of(ZoneId.of(text).getRules()) : Optional.empty();
    }

    /** As TiDB takes it. */
    @Override
    public String toString() {
        return text;
    }
}
