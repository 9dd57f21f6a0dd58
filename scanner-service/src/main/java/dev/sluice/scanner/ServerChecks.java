package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.scan.WildcardReach;
import dev.sluice.sdk.tidb.Capabilities;
import java.time.Duration;

/** What a server's own answers say about an import into it. */
final class ServerChecks {
    /** No decision compares two clocks; but people do, in logs, statuses and TiDB's job times. */
    static final Duration SKEW = Duration.ofSeconds(10);

    private ServerChecks() {}

    static void look(TargetServer server, Findings findings) {
        findings.accept(Finding.ok(Check.TARGET_IS_TIDB, server.version()));
        findings.accept(dialect(server.capabilities()));
        findings.accept(clock(server.ahead()));
    }

    private static Finding dialect(Capabilities can) {
        String wildcards = can.wildcards() == WildcardReach.EVERY_SEGMENT ? "every part" : "the last part";
        return can.groups()
                ? Finding.ok(Check.IMPORT_INTO_KNOWN, "with import groups" + (can.raw() ? ", jobs as JSON" : "")
                        + ", wildcards in " + wildcards + " of a path")
                : Finding.info(Check.IMPORT_INTO_KNOWN, "without import groups, wildcards in " + wildcards
                        + " of a path",
                        "a job is found again by a mark in its location, which TiDB shows and does not read");
    }

    private static Finding clock(Duration ahead) {
        double seconds = ahead.abs().toMillis() / 1000.0;
        String seen = "the target's clock is " + seconds + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " the one here";
        return ahead.abs().compareTo(SKEW) > 0
                ? Finding.warning(Check.CLOCK_SKEW, seen, "synchronise both; until then times of jobs and of"
                        + " statuses do not compare")
                : Finding.ok(Check.CLOCK_SKEW, seen);
    }
}
