package dev.sluice.local.tidb.plan;

import java.util.regex.Pattern;

/** Takes the keys of a source out of a statement's text before it is kept. */
public final class StatementSecrets {
    private static final Pattern SECRET = Pattern.compile("(?i)\\b((?:access[-_]key|secret[-_]access[-_]key"
            + "|session[-_]token|external[-_]id|sas[-_]token|account[-_]key|encryption[-_]key)=)[^&'\"\\s]*");

    private StatementSecrets() {}

    /** The statement, which reads the same but for its keys. */
    public static String without(String statement) {
        return SECRET.matcher(statement).replaceAll("$1xxxxxx");
    }
}
