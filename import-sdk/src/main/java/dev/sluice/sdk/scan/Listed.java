package dev.sluice.sdk.scan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names files in a message without flooding it. */
final class Listed {
    private static final int SHOWN = 5;

    private Listed() {}

    /** The first few keys, and how many more there are. */
    static String keys(Stream<String> keys) {
        List<String> all = keys.toList();
        String shown = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return all.size() <= SHOWN ? shown : shown + " and " + (all.size() - SHOWN) + " more";
    }
}
