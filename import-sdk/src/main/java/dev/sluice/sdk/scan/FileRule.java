package dev.sluice.sdk.scan;

import dev.sluice.sdk.check.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Gives a role to some files by their key. Rules use RE2/J, not {@code java.util.regex}: its syntax is the one that users
 * of TiDB's tools know, and no key can make it run for long.
 */
interface FileRule {

    /** Empty when the rule says nothing about this key. */
    Optional<FileRole> role(String key);

    /** What stands against these keys together; none for a rule that looks at one key at a time. */
    default List<Problem> objections(List<String> keys) {
        return List.of();
    }
}
