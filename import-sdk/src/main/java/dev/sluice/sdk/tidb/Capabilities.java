package dev.sluice.sdk.tidb;

import dev.sluice.sdk.scan.WildcardReach;

/**
 * What a server can do, found by trying: versions lie, above all in the cloud.
 *
 * @param groups    knows {@code GROUP_KEY} and {@code SHOW IMPORT GROUP(S)}
 * @param raw       knows {@code SHOW RAW IMPORT JOB(S)}
 * @param wildcards where a path may have wildcards
 */
public record Capabilities(boolean groups, boolean raw, WildcardReach wildcards) {

    /**
     * Tries the statements; each reads nothing. One round trip each.
     *
     * @throws TidbException when one fails for another reason than being unknown
     */
    public static Capabilities probe(TidbSession session) {
        boolean groups = knows(session, "SHOW IMPORT GROUPS LIKE ''");
        boolean raw = knows(session, "SHOW RAW IMPORT JOBS WHERE Job_ID = 0");
        // Both came with 9.0, and wildcards cannot be tried without files.
        return new Capabilities(groups, raw, groups ? WildcardReach.EVERY_SEGMENT : WildcardReach.LAST_SEGMENT);
    }

    private static boolean knows(TidbSession session, String statement) {
        try {
            session.query(statement);
            return true;
        } catch (TidbException e) {
            if (e.hasCode(TidbException.SYNTAX_ERROR)) {
                return false;
            }
            throw e;
        }
    }
}
