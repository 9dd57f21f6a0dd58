package dev.sluice.cli.sql;

import dev.sluice.cli.settings.InvalidSettingException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells statements that only read from all others, on the safe side. */
public final class ReadStatement {

    private static final Set<String> EXPLAINS = Set.of("EXPLAIN", "DESC", "DESCRIBE");
    private static final Set<String> READS = Set.of("SELECT", "SHOW", "EXPLAIN", "DESC", "DESCRIBE", "WITH", "TABLE");
    /** What TiDB takes for one word or for nothing; a comment that it carries out is neither. */
    private static final Pattern NO_WORDS = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.|'')*'|\"(?:[^\"\\\\]|\\\\.|\"\")*\"|`(?:[^`]|``)*`|/\\*(?![!T]).*?\\*/|--\\s[^\\n]*|#[^\\n]*",
            Pattern.DOTALL);
    /** A comment that is carried out, a file on the server, a statement that is run to be explained, one that a WITH is for. */
    private static final Pattern MORE = Pattern.compile(
            "/\\*|\\b(?:INTO\\s+(?:OUTFILE|DUMPFILE)|ANALYZE|DELETE|UPDATE|INSERT|REPLACE\\s+INTO)\\b");

    private ReadStatement() {}

    /**
     * Lets a statement through that only reads.
     *
     * @throws InvalidSettingException for any other
     */
    public static void require(String statement) {
        String words = NO_WORDS.matcher(statement)
                .replaceAll(" ")
                .strip()
                .replaceFirst("^[(\\s]+", "")
                .toUpperCase(Locale.ROOT);
        String first = words.split("[^A-Z]", 2)[0];
        if (!READS.contains(first) || changes(first, words)) {
            throw new InvalidSettingException("on a real TiDB only SELECT, SHOW, EXPLAIN and DESC are sent: say --write"
                    + " as well to send this one");
        }
    }

    // To show or to describe a statement's plan changes nothing, whatever the statement is; to analyze it runs it.
    private static boolean changes(String first, String words) {
        return EXPLAINS.contains(first)
                ? words.contains("/*") || words.matches("(?s).*\\bANALYZE\\b.*")
                : MORE.matcher(words).find();
    }
}
