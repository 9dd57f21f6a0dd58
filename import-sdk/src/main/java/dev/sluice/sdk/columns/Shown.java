package dev.sluice.sdk.columns;

import java.util.List;
import java.util.stream.Collectors;

/** Names in a message: a first row that is no header may hold anything, and any amount of it. */
final class Shown {
    private static final int MOST = 20;
    private static final int LONGEST = 64;

    private Shown() {}

    static String of(List<String> names) {
        return names.stream()
                .limit(MOST)
                .map(name -> name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name)
                .collect(Collectors.joining(", ", "[", names.size() > MOST ? ", …]" : "]"));
    }
}
