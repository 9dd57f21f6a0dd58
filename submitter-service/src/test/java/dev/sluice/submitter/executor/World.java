package dev.sluice.submitter.executor;

import dev.sluice.checkpoint.TableCheckpoint;
import dev.sluice.event.SubmissionFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that an executor touches, in memory: TiDB, the table's checkpoint, the facts it reports. */
final class World {

    final Life life = new Life();
    final FakeTidb tidb = new FakeTidb(life);
    final List<SubmissionFact> facts = new ArrayList<>();
    @Nullable
    TableCheckpoint checkpoint;

    World(TableCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    CarryOut executor() {
        Targets targets = new Targets(Map.of("default", tidb));
        return new CarryOut(targets, new SourceCredentials(Map.of()), key -> {
            life.step();
            return Optional.ofNullable(checkpoint);
        }, fact -> {
            life.step();
            facts.add(fact);
            life.step();
        });
    }

    /** Carries out the order of a checkpoint with a new executor. */
    Outcome carryOut(TableCheckpoint table) throws InterruptedException {
        return executor().order(Order.in(table).orElseThrow());
    }

    SubmissionFact onlyFact() {
        if (facts.size() != 1) {
            throw new AssertionError("not one fact: " + facts);
        }
        return facts.getFirst();
    }
}
