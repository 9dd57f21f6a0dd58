package dev.sluice.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.plan.PlanDocument;
import dev.sluice.sdk.scan.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void listsTheTablesAndThenTheStatementsOfThoseWithData() {
        // Given
        PlanDocument plan = new PlanDocument("nightly",
                List.of(new PlanDocument.Table("shop", "orders", Format.CSV, List.of("a.0.csv", "a.1.csv"), 2048,
                        "a.*.csv", "IMPORT INTO orders"),
                        new PlanDocument.Table("shop", "none", null, List.of(), 0, null, null)),
                List.of(), List.of(), List.of());

        // Then
        assertThat(PlanText.lines(plan)).containsExactly("SCHEMA  TABLE   FORMAT  FILES    BYTES  PATTERN",
                "shop    orders  csv         2  2.0 KiB  a.*.csv", "shop    none    -           0      0 B  -", "",
                "IMPORT INTO orders;");
    }

    @Test
    void hasNothingToListWithoutTables() {
        assertThat(PlanText.lines(new PlanDocument("nightly", List.of(), List.of(), List.of(), List.of("wrong"))))
                .isEmpty();
    }
}
