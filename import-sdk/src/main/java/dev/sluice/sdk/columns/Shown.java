package dev.sluice.sdk.columns;

import dev.sluice.sdk.check.Visible;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in a message: a first row that is no header may hold anything, and any amount of it. */
final class Shown {
    private static final int MOST = 20;
    private static final int LONGEST = 64;
    /** Where a name ends can be seen without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$]+…?");

    private Shown() {}

    static String of(List<String> names) {
        return names.stream()
                .limit(MOST)
                .map(name -> name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name)
                .map(name -> PLAIN.matcher(name).matches() ? name : '"' + Visible.text(name) + '"')
                .collect(Collectors.joining(", ", "[", names.size() > MOST ? ", …]" : "]"));
    }
}
