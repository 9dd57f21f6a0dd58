package dev.sluice.sdk.tidb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a job of ours from every other where TiDB knows no group keys: a text in the location behind {@code FROM}
 * that TiDB ignores and shows in {@code Data_Source}. Pure.
 *
 * <p>In a URL it is the parameter {@code sluice=MARK}; a path on TiDB's own disk goes through a folder that need not exist
 * and back, {@code DIR/sluice-MARK/../PATTERN}: TiDB shortens the path before it looks for anything. No source of a user can
 * hold either: a parameter that is unknown is refused, and a path is shortened, when a source is read. A folder that is
 * merely called {@code sluice-…} is no mark.
 *
 * @param groupKey of the import
 * @param attempt  of the table's submission, from 1
 */
public record Mark(String groupKey, int attempt) {
    private static final String TEXT = "([A-Za-z0-9_-]{1,256})-([1-9][0-9]{0,8})";
    private static final Pattern GROUP_KEY = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern IN_URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^?#]*\\?(?:[^#]*&)?sluice=" + TEXT
            + "(?:[&#].*)?", Pattern.DOTALL);
    private static final Pattern ON_DISK = Pattern.compile("/(?:.*/)?sluice-" + TEXT + "/\\.\\./[^/]*",
            Pattern.DOTALL);

    /** @throws IllegalArgumentException when the key could not stand in a URL or a path as it is */
    public Mark {
        if (!GROUP_KEY.matcher(groupKey).matches() || attempt < 1) {
            throw new IllegalArgumentException(
                    "a mark is made of letters, digits, '_' and '-', and an attempt from 1: '"
                            + groupKey + "', " + attempt);
        }
    }

    /** The mark in what TiDB shows of a location, if there is one. */
    public static Optional<Mark> in(String dataSource) {
        Matcher text = IN_URL.matcher(dataSource);
        if (!text.matches()) {
            text = ON_DISK.matcher(dataSource);
        }
        return text.matches()
                ? Optional.of(new Mark(text.group(1), Integer.parseInt(text.group(2))))
                : Optional.empty();
    }

    /** The location with the mark in it, for {@code FROM}. */
    public String on(String location) {
        if (location.contains("://")) {
            return location + (location.indexOf('?') < 0 ? "?" : "&") + "sluice=" + this;
        }
        int file = location.lastIndexOf('/') + 1;
        return location.substring(0, file) + "sluice-" + this + "/../" + location.substring(file);
    }

    /** As it stands in a location. */
    @Override
    public String toString() {
        return groupKey + "-" + attempt;
    }
}
