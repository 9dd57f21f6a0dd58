package dev.sluice.scanner;

import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.plan.DumpPlan;

/** What stands against an import in its target, beside the dump itself: rows, jobs, privileges, and work that is not there. */
final class ImportChecks {

    private ImportChecks() {}

    /**
     * Looks; changes nothing. Blocks.
     *
     * @param requirements whether rows, jobs and privileges in the target stand in the way
     * @param findings     told all that is seen
     * @throws ScanStoppedException when the signal was given
     */
    static void look(CheckedManifest manifest, DumpPlan plan, OpenTarget target, Requirements requirements,
            StopSignal stop, Findings findings) {
        RoomChecks room = new RoomChecks(target.catalogue(), target.server().liveJobs(), findings);
        TakeOverChecks before = TakeOverChecks.of(manifest.before(), plan.location(), target, room, findings);
        if (requirements == Requirements.CHECKED) {
            before.look(plan.tables(), stop);
            GrantChecks.of(manifest.source(), plan)
                    .look(Account.ask(target.session()), GrantChecks.ask(target.session()), findings);
        }
    }
}
