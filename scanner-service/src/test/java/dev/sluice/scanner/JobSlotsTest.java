package dev.sluice.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.sdk.tidb.ResultRows;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobSlotsTest {

    /** Nodes as {@code role:slots}, of which the asked one is of the scope. */
    private static JobSlots slots(@Nullable String scope, String nodes) {
        return JobSlots.of(new ResultRows(List.of("role", "cpu_count", "scope"), Stream.of(nodes.split(" ", -1))
                .map(node -> node.split(":", -1))
                .map(node -> Arrays.<@Nullable String>asList(node[0], node[1], scope))
                .toList()));
    }

    @ParameterizedTest(name = "{0} of scope {1}")
    @CsvSource(nullValues = "null", value = {":16|''|1|16", ":16 :16|''|2|16", ":16 :8|''|2|8", ":16|null|1|16",
        "background:4 :16|''|1|4", "background:4 loads:8|loads|1|8", ":16|loads|0|0", ":0|''|1|0"}, delimiter = '|')
    void countsTheNodesThatWorkForTheOneThatIsAsked(String nodes, @Nullable String scope, int working, int each) {
        assertThat(slots(scope, nodes)).isEqualTo(new JobSlots(working, each));
    }

    @ParameterizedTest(name = "{0} slots, {1} threads")
    @CsvSource({"16, 0, 2 at once", "16, 1, 16 at once", "64, 1, 16 at once", "16, 5, 3 at once", "16, 99, 1 at once",
        "1, 0, 1 at once"})
    void saysHowManyJobsTheyHoldAtOnce(int slots, int threads, String said) {
        // When
        String sentence = new JobSlots(1, slots).sentence(threads == 0 ? OptionalInt.empty() : OptionalInt.of(threads));

        // Then
        assertThat(sentence).contains("so " + said + ",");
    }

    @Test
    void saysWhatLimitsThem() {
        assertThat(new JobSlots(3, 16).sentence(OptionalInt.empty())).isEqualTo(
                "3 nodes of 16 slots; a job takes 8, half of them unless the option thread says otherwise: so 2 at once"
                        + " on each node, 16 in all at most, others wait as pending");
        assertThat(new JobSlots(1, 8).sentence(OptionalInt.of(2))).isEqualTo(
                "1 node of 8 slots; a job takes 2, as the option thread says: so 4 at once, others wait as pending");
    }
}
