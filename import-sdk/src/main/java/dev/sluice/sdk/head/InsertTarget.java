package dev.sluice.sdk.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table that an INSERT names.
 *
 * @param schema where it is named
 */
record InsertTarget(Optional<String> schema, String table) {

    /** @param tokens between the INSERT and its list or VALUES; empty when they are not a table's name alone */
    static Optional<InsertTarget> of(List<HeadToken> tokens) {
        int from = 0;
        while (from < tokens.size() && tokens.get(from)
                .isWord("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO")) {
            from++;
        }
        List<String> parts = new ArrayList<>();
        for (HeadToken token : tokens.subList(from, tokens.size())) {
            if (token.kind() == HeadToken.Kind.WORD) {
                parts.addAll(List.of(token.shown().splitWithDelimiters("\\.", 0)));
            } else {
                parts.add(token.name());
            }
        }
        parts.removeIf(String::isEmpty);
        return switch (parts.size()) {
            case 1 -> Optional.of(new InsertTarget(Optional.empty(), parts.getFirst()));
            case 3 -> parts.get(1).equals(".")
                    ? Optional.of(new InsertTarget(Optional.of(parts.getFirst()), parts.getLast()))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }
}
