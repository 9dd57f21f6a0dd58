package dev.sluice.sdk.statement;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that try to get out of their quotes. */
final class Hostile {
    private static final List<String> PIECES = List.of("'", "''", "\\", "\\'", "`", "``", "\"", ";", "-- ", "--", "#",
            "/*", "*/", "/*!50000 ", "%", "%27", "%00", "?", "*", "[a-z]", "{", "\n", "\r\n", "\t", "\u001a", " ", "@",
            "@@port", "(", ")", ",", "=", "$1", "${x}", "\\0", "' WITH DETACHED; DROP TABLE `t`; -- ",
            "` FROM '/etc/passwd' -- ", "a", "b0", "\u00e9", "\ud83d\ude00", "\u2019", "\uff07", "\u00a0", "&",
            "access-key=", "://", "u:p@");

    private final Random random;

    Hostile(long seed) {
        this.random = new Random(seed);
    }

    /** What can be a name: not empty, no NUL. */
    String name() {
        return IntStream.rangeClosed(0, random.nextInt(6)).mapToObj(i -> one(PIECES)).collect(Collectors.joining());
    }

    /** Anything, the empty text too. */
    String text() {
        return random.nextInt(8) == 0 ? "" : random.nextInt(3) == 0 ? name() + "\0" + name() : name();
    }

    /** What can stand in a URI before or in its query without ending the part. */
    String uriPart() {
        return text().replaceAll("[?#&]", "");
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
