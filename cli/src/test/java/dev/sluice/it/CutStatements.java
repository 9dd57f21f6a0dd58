package dev.sluice.it;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Cuts the connection of each statement that begins so, the first time the statement is seen. */
final class CutStatements implements TidbGate.Rule {
    private final String beginning;
    private final TidbGate.Moment moment;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    CutStatements(String beginning, TidbGate.Moment moment) {
        this.beginning = beginning;
        this.moment = moment;
    }

    @Override
    public Optional<TidbGate.Passage> on(String sql) {
        return sql.startsWith(beginning) && seen.add(sql) ? Optional.of(this::cut) : Optional.empty();
    }

    private void cut(TidbGate.Moment now) throws IOException {
        if (now == moment) {
            throw new IOException("cut by the test");
        }
    }

    /** How many were cut. */
    int count() {
        return seen.size();
    }
}
