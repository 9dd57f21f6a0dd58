package dev.sluice.sdk.scan;

import dev.sluice.sdk.TableName;
import dev.sluice.sdk.scan.FileRole.Packing;
import dev.sluice.sdk.scan.IgnoredFile.Because;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A default rule: gives a role to the files whose name, without directories, is as a pattern says, with percent escapes
 * undone in names.
 *
 * <p>Every file of a source is tried, so the patterns, which are all our own, are Java's: several times as fast as RE2/J,
 * whose even pace only a user's pattern needs.
 *
 * @param word in lower case, what every name of the pattern holds: asked first, as most names do not
 * @param role what a match is; reads the pattern's groups
 */
record DumpRule(String word, Pattern pattern, Role role) implements FileRule {

    /** A role out of a match. */
    @FunctionalInterface
    interface Role {
        FileRole of(Matcher match);
    }

    static DumpRule of(String word, String pattern, Role role) {
        return new DumpRule(word, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), role);
    }

    @Override
    public Optional<FileRole> role(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        if (!name.toLowerCase(Locale.ROOT).contains(word)) {
            return Optional.empty();
        }
        Matcher match = pattern.matcher(name);
        return match.matches() ? Optional.of(role.of(match)) : Optional.empty();
    }

    static Role ignored(String reason, Because because) {
        return match -> new FileRole.Ignored(reason, because);
    }

    static FileRole databaseSchema(Matcher match) {
        return new FileRole.DatabaseSchema(unescaped(match.group(1)), packing(match, 2));
    }

    static FileRole tableSchema(Matcher match) {
        return new FileRole.TableSchema(table(match), packing(match, 3));
    }

    static FileRole viewSchema(Matcher match) {
        return new FileRole.ViewSchema(table(match), packing(match, 3));
    }

    static FileRole packedParquet(Matcher match) {
        return new FileRole.Rows(table(match), Format.PARQUET, new Packing(""), false);
    }

    static FileRole rows(Matcher match) {
        return new FileRole.Rows(table(match), Format.valueOf(match.group(4).toUpperCase(Locale.ROOT)),
                packing(match, 5), false);
    }

    private static TableName table(Matcher match) {
        return new TableName(unescaped(match.group(1)), unescaped(match.group(2)));
    }

    private static Packing packing(Matcher match, int group) {
        String suffix = match.group(group);
        return new Packing(suffix == null ? "" : suffix);
    }

    /** Undoes one level of percent escapes, as Dumpling writes them; a malformed one leaves the whole name as it is. */
    private static String unescaped(String name) {
        if (name.indexOf('%') < 0) {
            return name;
        }
        try {
            // The decoder is for forms, where a plus is a space; in a path it is itself.
            String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            // Neither what is not UTF-8 nor NUL can be in a name of TiDB's.
            return decoded.indexOf('\uFFFD') < 0 && decoded.indexOf('\0') < 0 ? decoded : name;
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
