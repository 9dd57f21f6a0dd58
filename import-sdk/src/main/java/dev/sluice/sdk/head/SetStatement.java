package dev.sluice.sdk.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a SET gives to variables of its session. Others' and the user's own variables are left out. */
final class SetStatement {
    private static final String SYSTEM = "@@";

    private SetStatement() {}

    /** @param tokens of a statement, or of a comment, without what ends it */
    static List<Setting> read(List<HeadToken> tokens) {
        List<Setting> settings = new ArrayList<>();
        if (tokens.isEmpty() || !tokens.getFirst().isWord("SET")) {
            return settings;
        }
        List<HeadToken> assignment = new ArrayList<>();
        int depth = 0;
        for (HeadToken token : tokens.subList(1, tokens.size())) {
            depth += depthOf(token);
            if (depth == 0 && (token.kind() == HeadToken.Kind.COMMA || token.kind() == HeadToken.Kind.SEMICOLON)) {
                setting(assignment).ifPresent(settings::add);
                assignment.clear();
            } else {
                assignment.add(token);
            }
        }
        setting(assignment).ifPresent(settings::add);
        return settings;
    }

    private static int depthOf(HeadToken token) {
        return token.kind() == HeadToken.Kind.OPEN ? 1 : token.kind() == HeadToken.Kind.CLOSE ? -1 : 0;
    }

    /** {@code time_zone = '+00:00'}, with or without blanks around the sign, which the lexer leaves in words. */
    private static Optional<Setting> setting(List<HeadToken> tokens) {
        StringBuilder text = new StringBuilder();
        for (HeadToken token : tokens) {
            boolean bare = token.kind() == HeadToken.Kind.WORD || token.kind() == HeadToken.Kind.INTEGER;
            text.append(text.isEmpty() ? "" : " ").append(bare ? token.shown() : token.name());
        }
        int equals = text.indexOf("=");
        if (equals < 0) {
            return Optional.empty();
        }
        String name = text.substring(0, text.charAt(Math.max(0, equals - 1)) == ':' ? equals - 1 : equals)
                .strip()
                .toLowerCase(Locale.ROOT);
        String value = text.substring(equals + 1).strip();
        return sessionVariable(name)
                .filter(variable -> !value.isEmpty() && !value.startsWith("@"))
                .map(variable -> new Setting(variable, value, tokens.getFirst().line()));
    }

    private static Optional<String> sessionVariable(String name) {
        String plain = name.replaceFirst("^(?:session|local) +", SYSTEM)
                .replaceFirst("^@@(?:session|local)\\.", SYSTEM);
        String variable = plain.startsWith(SYSTEM) ? plain.substring(SYSTEM.length()) : plain;
        return variable.matches("[a-z0-9_]+") ? Optional.of(variable) : Optional.empty();
    }
}
