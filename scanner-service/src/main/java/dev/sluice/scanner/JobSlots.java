package dev.sluice.scanner;

import dev.sluice.sdk.check.Check;
import dev.sluice.sdk.check.Finding;
import dev.sluice.sdk.check.Findings;
import dev.sluice.sdk.tidb.ResultRow;
import dev.sluice.sdk.tidb.ResultRows;
import dev.sluice.sdk.tidb.TidbException;
import dev.sluice.sdk.tidb.TidbFailure;
import dev.sluice.sdk.tidb.TidbSession;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many import jobs a server runs at once. A node has a slot for each of its processors, and a job takes one for each of its
 * threads on every node that works for it; what finds none waits as {@code pending}. Nodes of the scope of the one that is asked
 * work for it ({@code filterByScope} in {@code pkg/disttask/framework/scheduler}).
 *
 * @param nodes that work for jobs
 * @param slots of each of them, which TiDB takes to be alike; the smallest counts
 */
record JobSlots(int nodes, int slots) {

    /** What TiDB keeps to, however many slots there are. */
    private static final int MOST_JOBS = 16;
    private static final String ADVICE = "it runs " + MOST_JOBS + " at most; others wait as pending";
    /** The scope that is preferred where none is asked for. */
    private static final String PREFERRED = "background";

    /**
     * Asks, and tells. Reads only. A server that does not say is no worse for it.
     *
     * @param threads that the request gives each job; empty: TiDB takes half of a node's
     */
    static void look(TidbSession session, OptionalInt threads, Findings findings) {
        try {
            JobSlots found = of(session.query("SELECT role, cpu_count, @@tidb_service_scope AS scope"
                    + " FROM mysql.dist_framework_meta"));
            findings.accept(found.isKnown()
                    ? Finding.ok(Check.JOB_SLOTS, found.sentence(threads))
                    : Finding.info(Check.JOB_SLOTS, "TiDB does not say how many jobs it runs at once", ADVICE));
        } catch (TidbException e) {
            if (!(e.failure() instanceof TidbFailure.Refused)) {
                throw e;
            }
            findings.accept(Finding.info(Check.JOB_SLOTS, "TiDB does not say how many jobs it runs at once: "
                    + e.getMessage(), ADVICE + "; releases that keep it show it after: "
                            + Account.ask(session).grantSelect("mysql", "dist_framework_meta")));
        }
    }

    static JobSlots of(ResultRows rows) {
        List<Node> all = rows.rows().stream().map(Node::of).toList();
        boolean preferred = all.stream().anyMatch(node -> node.scope.isEmpty() && node.role.equals(PREFERRED));
        List<Node> working = all.stream()
                .filter(node -> node.role.equals(preferred ? PREFERRED : node.scope))
                .toList();
        return new JobSlots(working.size(), working.stream().mapToInt(Node::slots).min().orElse(0));
    }

    /** @param scope of the node that was asked */
    private record Node(String role, int slots, String scope) {

        static Node of(ResultRow row) {
            return new Node(row.text("role").orElse(""), (int) row.number("cpu_count").orElse(0),
                    row.text("scope").orElse(""));
        }
    }

    /** Releases that did not count processors yet have kept 0. */
    private boolean isKnown() {
        return slots > 0;
    }

    String sentence(OptionalInt threads) {
        int taken = Math.min(slots, threads.orElse(Math.max(1, slots / 2)));
        int each = Math.min(MOST_JOBS, slots / taken);
        return nodes + (nodes == 1 ? " node of " : " nodes of ") + slots + " slots; a job takes " + taken
                + (threads.isPresent()
                        ? ", as the option thread says"
                        : ", half of them unless the option thread says"
                                + " otherwise")
                + ": so " + each + " at once" + (nodes == 1 ? "" : " on each node, " + MOST_JOBS + " in all at most")
                + ", others wait as pending";
    }
}
