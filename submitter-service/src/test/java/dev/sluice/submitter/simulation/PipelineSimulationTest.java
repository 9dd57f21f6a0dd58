package dev.sluice.submitter.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.OnFailure;
import dev.sluice.submitter.simulation.Action.Kind;
import dev.sluice.submitter.simulation.ModelTidb.Violation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of short random lives of the whole pipeline. In none may two jobs run on a table, a finished table be submitted
 * again, rows be lost, or, once nothing breaks any more, an import be left open. A failure prints its seed and trace.
 */
class PipelineSimulationTest {
    private static final int LIVES = 2500;
    private static final int LIVES_OF_THE_WEAK = 8000;
    private static final int STRANGERS_IN_ONE_OF = 4;
    private static final int EARLIER_TOOL_IN_ONE_OF = 3;
    private static final int EVENTFUL_STEPS = 80;
    private static final int MOST_STEPS_TO_SETTLE = 500;

    @Test
    void neverDoublesAJobAndAlwaysComesToAnEnd() {
        // When
        Optional<String> failure = firstFailure(Weakness.NONE, LIVES);
        // Then
        assertThat(failure).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Weakness.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noticesThatARuleIsLeftOut(Weakness weakness) {
        // When
        Optional<String> failure = firstFailure(weakness, LIVES_OF_THE_WEAK);
        // Then
        assertThat(failure).as("a life that shows %s", weakness).isPresent();
    }

    private static Optional<String> firstFailure(Weakness weakness, int lives) {
        return LongStream.range(0, lives).mapToObj(seed -> live(seed, weakness)).flatMap(Optional::stream).findFirst();
    }

    /** One life; what went wrong in it, if anything did. */
    private static Optional<String> live(long seed, Weakness weakness) {
        Random random = new Random(seed);
        List<String> trace = new ArrayList<>();
        try {
            World world = new World(List.of(OnFailure.values()).get(random.nextInt(3)), weakness,
                    seed % STRANGERS_IN_ONE_OF == 0 ? List.of("a", "b") : List.of(),
                    seed % EARLIER_TOOL_IN_ONE_OF == 1 ? Optional.of("a") : Optional.empty());
            for (int i = 0; i < EVENTFUL_STEPS; i++) {
                step(world, random, trace, eventful(random));
            }
            settle(world, random, trace, EnumSet.of(Kind.PROGRESS));
            world.checkNoOrphan();
            settle(world, random, trace, EnumSet.of(Kind.PROGRESS, Kind.JOB));
            world.checkSettled();
            return Optional.empty();
        } catch (Violation broken) {
            return Optional.of("seed " + seed + ": " + broken.getMessage() + "\n  " + String.join("\n  ", trace));
        }
    }

    private static Set<Kind> eventful(Random random) {
        int dice = random.nextInt(10);
        return EnumSet.of(dice < 6 ? Kind.PROGRESS : dice < 7 ? Kind.JOB : dice < 8 ? Kind.FAULT : Kind.USER);
    }

    private static void settle(World world, Random random, List<String> trace, Set<Kind> kinds) {
        for (int i = 0; i < MOST_STEPS_TO_SETTLE; i++) {
            if (!step(world, random, trace, kinds)) {
                return;
            }
        }
        throw new Violation("does not settle");
    }

    private static boolean step(World world, Random random, List<String> trace, Set<Kind> kinds) {
        List<Action> open = world.actions().stream().filter(action -> kinds.contains(action.kind())).toList();
        if (open.isEmpty()) {
            return false;
        }
        Action next = open.get(random.nextInt(open.size()));
        trace.add(next.label());
        next.effect().run();
        return true;
    }
}
