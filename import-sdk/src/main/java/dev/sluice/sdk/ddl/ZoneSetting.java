package dev.sluice.sdk.ddl;

import dev.sluice.sdk.ddl.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time zone that a statement of a dump gives to its session: {@code SET TIME_ZONE='+00:00'}, with {@code SESSION},
 * {@code @@}, among others, or in a comment that MySQL carries out.
 */
public final class ZoneSetting {
    private static final String VARIABLE = "time_zone";

    private ZoneSetting() {}

    /**
     * What the statement sets it to; empty also when that says no zone: back to what it was, the default, or the zone of a
     * computer that nobody knows any more.
     */
    static Optional<String> of(SqlStatement statement) {
        List<SqlToken> words = statement.meaning();
        if (!words.getFirst().isWord("SET")) {
            return Optional.empty();
        }
        return assignments(words.subList(1, words.size())).stream()
                .map(ZoneSetting::ofAssignment)
                .flatMap(Optional::stream)
                .reduce((earlier, later) -> later);
    }

    private static List<List<SqlToken>> assignments(List<SqlToken> words) {
        List<List<SqlToken>> all = new ArrayList<>();
        List<SqlToken> current = new ArrayList<>();
        for (SqlToken word : words) {
            if (word.isSymbol(",")) {
                all.add(current);
                current = new ArrayList<>();
            } else {
                current.add(word);
            }
        }
        all.add(current);
        return all;
    }

    private static Optional<String> ofAssignment(List<SqlToken> words) {
        int equals = 0;
        while (equals < words.size() && !words.get(equals).isSymbol("=")) {
            equals++;
        }
        return equals < words.size() && isSessionZone(words.subList(0, equals))
                ? value(words.subList(equals + 1, words.size()))
                : Optional.empty();
    }

    /** {@code time_zone}, and before it {@code SESSION}, {@code LOCAL}, {@code @@} or {@code @@SESSION.}. */
    private static boolean isSessionZone(List<SqlToken> left) {
        List<SqlToken> words = left.stream().filter(word -> !word.isSymbol(":")).toList();
        if (words.isEmpty() || !words.getLast().isName() || !words.getLast().name().equalsIgnoreCase(VARIABLE)) {
            return false;
        }
        List<SqlToken> scope = words.subList(0, words.size() - 1);
        boolean userVariable = scope.stream().filter(word -> word.isSymbol("@")).count() == 1;
        return !userVariable && scope.stream().noneMatch(word -> word.isWord("GLOBAL", "PERSIST", "PERSIST_ONLY"));
    }

    private static Optional<String> value(List<SqlToken> right) {
        SqlToken first = right.isEmpty() ? null : right.getFirst();
        if (first == null || first.isSymbol("@") || first.isWord("DEFAULT", "SYSTEM")) {
            return Optional.empty();
        }
        String text = first.kind() == Kind.STRING || first.kind() == Kind.QUOTED_NAME
                ? first.text().substring(1, first.text().length() - 1)
                : first.text();
        return Optional.of(text).filter(zone -> !zone.equalsIgnoreCase("SYSTEM"));
    }
}
