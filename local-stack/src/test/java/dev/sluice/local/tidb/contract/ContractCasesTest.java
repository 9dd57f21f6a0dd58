package dev.sluice.local.tidb.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No case gets lost. */
class ContractCasesTest {

    /** Shown as skipped, each with its reason. */
    @TestFactory
    Stream<DynamicTest> cannotBeAsked() {
        return ContractCases.NOT_RUN.entrySet().stream().map(left -> {
            String name = "T-" + left.getKey() + ": " + left.getValue();
            return DynamicTest.dynamicTest(name, () -> abort(name));
        });
    }

    @Test
    void everyCaseIsRunOrListedWithTheReason() {
        // Given
        List<String> run = ContractCases.all().map(ContractCase::id).toList();
        Set<String> listed = ContractCases.NOT_RUN.keySet();

        // When
        Set<String> both = new HashSet<>(run);
        both.addAll(listed);

        // Then
        assertThat(run).doesNotHaveDuplicates().doesNotContainAnyElementsOf(listed);
        assertThat(both).containsExactlyInAnyOrderElementsOf(ContractCases.IDS);
    }
}
