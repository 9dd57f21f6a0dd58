package dev.sluice.sdk.check;

import dev.sluice.sdk.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an account may do, as {@code SHOW GRANTS} tells it. Privileges on single columns do not count.
 *
 * @param isWhole whether all of it was understood and none of it comes through a role, so that what is not here is not
 *                granted
 */
public record Grants(List<Grant> grants, boolean isWhole) {

    // Own code: a server's own form of one statement, without a grammar worth a parser.
    private static final String NAME = "`(?:[^`]|``)*`|[^.`\\s]+";
    private static final Pattern ON_TABLES = Pattern.compile(
            "(?i)GRANT (.+?) ON (?:TABLE )?(" + NAME + ")\\.(" + NAME + ") TO .*", Pattern.DOTALL);
    private static final Pattern BETWEEN_PRIVILEGES = Pattern.compile(",(?![^(]*\\))");

    public Grants {
        grants = List.copyOf(grants);
    }

    /** Some privileges on some tables; {@code *} is any schema, or any table. */
    record Grant(Set<String> privileges, String schema, String table) {

        private boolean holds(String privilege, String onSchema, String onTable) {
            return (privileges.contains(privilege) || privileges.contains("ALL PRIVILEGES")
                    || privileges.contains("ALL"))
                    && (schema.equals("*") || like(schema, onSchema))
                    && (table.equals("*") || table.equalsIgnoreCase(onTable));
        }

        /** A schema in a grant is a pattern: % is any text, _ any letter, unless a backslash stands before. */
        private static boolean like(String pattern, String name) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                boolean escapes = c == '\\' && i + 1 < pattern.length();
                regex.append(switch (c) {
                    case '%' -> ".*";
                    case '_' -> ".";
                    default -> Pattern.quote(String.valueOf(escapes ? pattern.charAt(++i) : c));
                });
            }
            return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(name).matches();
        }
    }

    /** Reads the lines of the answer. */
    public static Grants of(List<String> lines) {
        List<Grant> grants = new ArrayList<>();
        boolean whole = true;
        for (String line : lines) {
            Matcher matcher = ON_TABLES.matcher(line);
            if (matcher.matches()) {
                grants.add(new Grant(privileges(matcher.group(1)), name(matcher.group(2)), name(matcher.group(3))));
            } else if (!line.regionMatches(true, 0, "GRANT PROXY ", 0, "GRANT PROXY ".length())) {
                whole = false;
            }
        }
        return new Grants(grants, whole);
    }

    /** Those of the privileges, in capitals, that are not granted on the table. */
    public Set<String> missing(Set<String> privileges, TableName table) {
        return privileges.stream()
                .filter(privilege -> grants.stream()
                        .noneMatch(grant -> grant.holds(privilege, table.schema(), table.table())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a privilege, in capitals, is granted on everything. */
    public boolean everywhere(String privilege) {
        return grants.stream()
                .anyMatch(grant -> grant.schema().equals("*") && grant.table().equals("*")
                        && grant.holds(privilege, "", ""));
    }

    private static Set<String> privileges(String list) {
        return Arrays.stream(BETWEEN_PRIVILEGES.split(list))
                .map(privilege -> privilege.strip().toUpperCase(Locale.ROOT))
                .filter(privilege -> !privilege.contains("("))
                .collect(Collectors.toSet());
    }

    private static String name(String written) {
        return written.startsWith("`")
                ? written.substring(1, written.length() - 1).replace("``", "`")
                : written;
    }
}
