package dev.sluice.local.tidb.contract;

import dev.sluice.local.tidb.profile.TidbProfile;
import java.util.Set;

/**
 * One request and what TiDB answers.
 *
 * @param on the profiles that answer so
 */
record ContractCase(String id, String title, Set<TidbProfile> on, Set<Need> needs, Body body) {

    static final Set<TidbProfile> EVERYWHERE = Set.of(TidbProfile.values());
    static final Set<TidbProfile> SINCE_9_0 = Set.of(TidbProfile.V9_0, TidbProfile.RAW);

    ContractCase {
        on = Set.copyOf(on);
        needs = Set.copyOf(needs);
    }

    /** Asks and compares. */
    @FunctionalInterface
    interface Body {
        void run(Client client) throws Exception;
    }

    /** The id by which other tests and reports know it. */
    String name() {
        return "T-" + id;
    }

    @Override
    public String toString() {
        return name() + " " + title;
    }
}
